package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.lowlevel.ParkingLot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Connections that one command, transaction or subscription has for itself. */
final class Pool {
  private final Connector connector;
  private final ParkingLot lot = ParkingLot.create();

  /** Connections that nobody uses; the one used last is taken first. */
  private final ArrayDeque<Link> idle = new ArrayDeque<>();

  private final Set<Link> used = new HashSet<>();

  /** Places taken: connections, and those that are being made. At most {@code maxConnections}. */
  private int taken;

  private boolean closed;

  Pool(Connector connector) {
    this.connector = connector;
  }

  /** Takes a connection: an idle one, a new one, or the next that is given back. */
  Link borrow() {
    if (closed) throw ClientCore.closed();
    var link = lot.size() == 0 ? takeIdle() : null;
    if (link == null && (isFull() || lot.size() > 0)) link = waitForOne();
    if (link == null) return make();
    used.add(link);
    return link;
  }

  private boolean isFull() {
    return taken >= connector.options.maxConnections;
  }

  private @Nullable Link takeIdle() {
    for (var link = idle.pollLast(); link != null; link = idle.pollLast()) {
      if (link.isOpen()) return link;
      taken--;
    }
    return null;
  }

  private @Nullable Link waitForOne() {
    var limit = connector.options.poolTimeout;
    if (limit == null) return parked();
    if (limit.isZero()) throw exhausted(limit);
    try {
      return timeout(limit, this::parked);
    } catch (AsyncTimeoutException e) {
      throw exhausted(limit);
    }
  }

  /** Waits in the order of arrival; returns null if there is a place for a new connection. */
  private @Nullable Link parked() {
    while (true) {
      await(lot.park());
      if (closed) throw ClientCore.closed();
      var link = takeIdle();
      if (link != null || !isFull()) return link;
    }
  }

  private MaxConnectionsException exhausted(Duration limit) {
    return new MaxConnectionsException(
        "No connection available within %s: %d of %d in use for blocking commands, watches and subscriptions; raise maxConnections"
            .formatted(limit, taken, connector.options.maxConnections));
  }

  private Link make() {
    taken++;
    boolean made = false;
    try {
      var link = Shared.connect(connector, RedisConnection.OnLost::fail);
      made = true;
      used.add(link);
      return link;
    } finally {
      if (!made) freePlace();
    }
  }

  private void freePlace() {
    taken--;
    lot.unpark();
  }

  /** Gives a connection back that owes nothing and remembers nothing. */
  void giveBack(Link link) {
    if (!used.remove(link)) return;
    if (closed || !link.isOpen()) {
      link.close();
      freePlace();
    } else {
      idle.addLast(link);
      lot.unpark();
    }
  }

  /** Frees the place of a connection that must not be used again; its owner closes it. */
  void drop(Link link) {
    if (used.remove(link)) freePlace();
  }

  int inUse() {
    return used.size();
  }

  int idle() {
    return idle.size();
  }

  int waiting() {
    return lot.size();
  }

  void disconnect() {
    while (!idle.isEmpty()) {
      idle.poll().close();
      freePlace();
    }
  }

  void close() {
    closed = true;
    disconnect();
    for (var each : Set.copyOf(used)) {
      drop(each);
      each.close();
    }
    lot.unparkAll();
  }
}
