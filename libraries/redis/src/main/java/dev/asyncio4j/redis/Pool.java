package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Connections that one command, transaction or subscription has for itself. */
final class Pool {
  private final Connector connector;

  /**
   * The waiters, in order: each is handed a connection, or null, a place for a new one. Nobody
   * waits while a connection is idle or a place free, so that none can overtake.
   */
  private final ArrayDeque<Future<@Nullable Link>> waiting = new ArrayDeque<>();

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
    while (true) {
      var link = borrowAny();
      if (link.mayHaveEnded()) look(link);
      if (link.isOpen()) return link;
      drop(link);
    }
  }

  /** Has the loop see what has come for an idle connection, its end perhaps. */
  private void look(Link link) {
    boolean looked = false;
    try {
      for (int passes = 0; passes < Link.LOOK; passes++) await(sleep(Duration.ZERO));
      looked = true;
    } finally {
      if (!looked) giveBack(link);
    }
  }

  private Link borrowAny() {
    if (closed) throw ClientCore.closed();
    var link = takeIdle(); // there is none, and no place, while others wait
    if (link == null && taken >= connector.options.maxConnections) link = waitForOne();
    else if (link == null) taken++;
    return link == null ? make() : link;
  }

  private @Nullable Link takeIdle() {
    for (var link = idle.pollLast(); link != null; link = idle.pollLast()) {
      if (link.isOpen()) {
        used.add(link);
        return link;
      }
      taken--;
    }
    return null;
  }

  private @Nullable Link waitForOne() {
    var limit = connector.options.poolTimeout;
    if (limit == null) return turn();
    if (limit.isZero()) throw exhausted(limit);
    try {
      return timeout(limit, this::turn);
    } catch (AsyncTimeoutException e) {
      throw exhausted(limit);
    }
  }

  /** Waits in the order of arrival; returns null if it got a place for a new connection. */
  private @Nullable Link turn() {
    Future<@Nullable Link> turn = connector.port.loop().createFuture();
    waiting.add(turn);
    try {
      return await(turn);
    } catch (CancelledError e) {
      waiting.remove(turn);
      if (!turn.cancelled() && !closed) pass(turn.result());
      throw e;
    }
  }

  /** Hands on what a waiter got that was cancelled before it ran. */
  private void pass(@Nullable Link got) {
    if (got == null) freePlace();
    else giveBack(got);
  }

  /** {@return who has waited longest; null: nobody} */
  private @Nullable Future<@Nullable Link> next() {
    var first = waiting.poll();
    while (first != null && first.done()) first = waiting.poll(); // cancelled
    return first;
  }

  private MaxConnectionsException exhausted(Duration limit) {
    return new MaxConnectionsException(
        "No connection available within %s: %d of %d in use for blocking commands, watches and subscriptions; raise maxConnections"
            .formatted(limit, taken, connector.options.maxConnections));
  }

  /** Makes a connection at a place that was taken for it. */
  private Link make() {
    boolean made = false;
    try {
      var link = Shared.connect(connector, RedisConnection.OnLost::fail);
      if (closed) {
        link.close();
        throw ClientCore.closed();
      }
      made = true;
      used.add(link);
      return link;
    } finally {
      if (!made) freePlace();
    }
  }

  private void freePlace() {
    var waiter = next();
    if (waiter != null) waiter.setResult(null);
    else taken--;
  }

  /** Gives a connection back that owes nothing and remembers nothing. */
  void giveBack(Link link) {
    if (!used.remove(link)) return;
    if (closed || !link.isOpen()) {
      link.close();
      freePlace();
      return;
    }
    var waiter = next();
    if (waiter == null) {
      idle.addLast(link);
    } else {
      used.add(link);
      waiter.setResult(link);
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
    return (int) waiting.stream().filter(each -> !each.done()).count();
  }

  void disconnect() {
    while (!idle.isEmpty()) {
      idle.poll().close();
      freePlace();
    }
  }

  void close() {
    closed = true;
    for (var waiter = next(); waiter != null; waiter = next())
      waiter.setException(ClientCore.closed());
    disconnect();
    for (var each : Set.copyOf(used)) {
      drop(each);
      each.close();
    }
  }
}
