package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.shield;

import dev.asyncio4j.Future;
import dev.asyncio4j.http.TraceEvents.ConnectionCreateEnd;
import dev.asyncio4j.http.TraceEvents.ConnectionCreateStart;
import dev.asyncio4j.http.TraceEvents.ConnectionReuse;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.TimerHandle;
import dev.asyncio4j.lowlevel.DropWatch;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connector: places for connections, those that are idle, and who waits.
 *
 * <p>A place is taken before a connection is looked for or made, and handed on by who frees it to
 * the first that may have it: so nobody overtakes.
 */
final class Pool implements Connector, WireOwner {
  private final EventLoop loop = getRunningLoop();
  private final PoolOptions<?> options;
  private final Dialer dialer;
  private final Places places;
  private final Map<PoolKey, Deque<Wire>> idle = new LinkedHashMap<>();

  /** Every connection that is open, idle or not. */
  private final Set<Wire> open = new LinkedHashSet<>();

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
  private @Nullable TimerHandle sweep;
  private boolean closed;
  private final DropWatch watch;

  private Pool(PoolOptions<?> options, Dialer dialer) {
    this.options = options;
    this.dialer = dialer;
    places = new Places(loop, options.limit, options.limitPerHost);
    Set<Wire> wires = open;
    watch = DropWatch.watch(loop, this, "Unclosed connector", () -> abortAll(wires));
  }

  static Pool tcp(TcpOptions options) {
    return new Pool(options, new Dialer(getRunningLoop(), options, null));
  }

  static Pool unix(Path path, ConnectorOptions options) {
    return new Pool(options, new Dialer(getRunningLoop(), TcpOptions.defaults(), path));
  }

  private static void abortAll(Set<Wire> wires) {
    for (Wire wire : List.copyOf(wires)) wire.abort();
  }

  Dialer dialer() {
    return dialer;
  }

  EventLoop loop() {
    return loop;
  }

  /**
   * Returns a connection, which is used again or made; its place is the caller's until it gives it
   * back.
   */
  Wire acquire(PoolKey key, @Nullable Duration attemptLimit, Tracing tracing) throws Exception {
    if (closed) throw connectorClosed();
    places.take(key, tracing);
    try {
      Wire again = takeIdle(key);
      if (again != null) {
        tellOf(again, tracing, ConnectionReuse.class, ConnectionReuse::new);
        if (again.isUsable()) return lend(again);
        again.abort();
      }
      makeRoom();
      tracing.tell(ConnectionCreateStart.class, ConnectionCreateStart::new);
      Wire made = dialer.dial(key, this, attemptLimit, tracing);
      open.add(made);
      if (closed) {
        made.abort();
        throw connectorClosed();
      }
      tellOf(made, tracing, ConnectionCreateEnd.class, ConnectionCreateEnd::new);
      if (made.isUsable()) return lend(made);
      made.abort();
      throw closed
          ? connectorClosed()
          : new ClientConnectionResetException(
              "Connection lost before a request was sent: " + key.place(), null);
    } catch (Throwable failed) {
      places.free(key);
      throw failed;
    }
  }

  /** Tells of a connection that nobody owns until then: if that fails, it is closed. */
  private static <P> void tellOf(Wire wire, Tracing tracing, Class<P> event, Supplier<P> params)
      throws Exception {
    try {
      tracing.tell(event, params);
    } catch (Throwable failed) {
      wire.abort();
      throw failed;
    }
  }

  private static Wire lend(Wire wire) {
    wire.hasPlace = true;
    return wire;
  }

  static ClientConnectionException connectorClosed() {
    return new ClientConnectionException("Connector is closed", null);
  }

  private @Nullable Wire takeIdle(PoolKey key) {
    Deque<Wire> wires = idle.get(key);
    while (wires != null) {
      Wire wire = wires.pollFirst();
      if (wires.isEmpty()) idle.remove(key);
      if (wire == null) return null;
      boolean fresh =
          options.keepaliveTimeout == null
              || wire.idleSince.plus(options.keepaliveTimeout).compareTo(loop.time()) > 0;
      if (fresh && wire.isUsable()) return wire;
      wire.close();
    }
    return null;
  }

  /** Closes an idle connection where a new one would be one too many. */
  private void makeRoom() {
    int idleCount = idle.values().stream().mapToInt(Deque::size).sum();
    if (options.limit == 0 || idleCount == 0 || idleCount + places.taken() <= options.limit) return;
    PoolKey first = idle.keySet().iterator().next();
    Deque<Wire> wires = idle.get(first);
    if (wires == null) return;
    wires.removeFirst().close();
    if (wires.isEmpty()) idle.remove(first);
  }

  /** Takes back the place of a connection, and the connection if it can be used again. */
  void giveBack(Wire wire) {
    if (wire.isUsable() && !options.forceClose && !closed) {
      wire.idleSince = loop.time();
      idle.computeIfAbsent(wire.key(), k -> new ArrayDeque<>()).addLast(wire);
      if (sweep == null && options.keepaliveTimeout != null) {
        sweep = loop.callLater(options.keepaliveTimeout, this::closeOld);
      }
    } else {
      wire.close();
    }
    freePlaceOf(wire);
  }

  /**
   * Closes the connection of an exchange at once, and gives its place to the next; one that the
   * exchange has given back is left alone.
   */
  void discard(Wire wire, Reception exchange) {
    if (!wire.serves(exchange)) return;
    wire.abort();
    freePlaceOf(wire);
  }

  /** Closes all connections of a pool whose session was dropped. */
  void abandon() {
    if (closed) return;
    closed = true;
    watch.settle();
    if (sweep != null) sweep.cancel();
    abortAll(open);
    dialer.close();
  }

  private void freePlaceOf(Wire wire) {
    if (!wire.hasPlace) return;
    wire.hasPlace = false;
    places.free(wire.key());
  }

  private void closeOld() {
    sweep = null;
    Duration limit = options.keepaliveTimeout;
    if (limit == null) return;
    Duration oldest = null;
    for (var wires : idle.values()) {
      while (!wires.isEmpty()) {
        Duration since = wires.getFirst().idleSince;
        if (since.plus(limit).compareTo(loop.time()) <= 0) {
          wires.removeFirst().close();
        } else {
          if (oldest == null || since.compareTo(oldest) < 0) oldest = since;
          break;
        }
      }
    }
    idle.values().removeIf(Deque::isEmpty);
    if (oldest != null) sweep = loop.callAt(oldest.plus(limit), this::closeOld);
  }

  @Override
  public void received(Wire wire) {
    giveBack(wire);
  }

  @Override
  public void lost(Wire wire) {
    open.remove(wire);
    Deque<Wire> wires = idle.get(wire.key());
    if (wires != null && wires.remove(wire) && wires.isEmpty()) idle.remove(wire.key());
    freePlaceOf(wire);
  }

  @Override
  public ByteBuffer buffer() {
    return buffer;
  }

  @Override
  public int limit() {
    return options.limit;
  }

  @Override
  public int limitPerHost() {
    return options.limitPerHost;
  }

  @Override
  public boolean isForceClose() {
    return options.forceClose;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    watch.settle();
    if (sweep != null) sweep.cancel();
    places.close();
    List<Future<@Nullable Void>> ends = new ArrayList<>();
    for (Wire wire : List.copyOf(open)) {
      ends.add(wire.closed());
      wire.abort();
    }
    idle.clear();
    dialer.close();
    if (currentTask() != null) {
      for (var end : ends) await(shield(end));
    }
  }

  @Override
  public void clearDnsCache() {
    dialer.names().clear();
  }

  @Override
  public void clearDnsCache(String host, int port) {
    dialer.names().clear(host, port);
  }

  @Override
  public ConnectorState state() {
    long idleCount = idle.values().stream().flatMap(Deque::stream).filter(Wire::isUsable).count();
    return new ConnectorState((int) idleCount, places.taken(), places.waiting());
  }

  @Override
  public String toString() {
    return "<Connector " + (closed ? "closed" : state()) + " limit=" + options.limit + ">";
  }
}
