package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.waitFor;

import dev.asyncio4j.Context;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.lowlevel.DropWatch;
import dev.asyncio4j.lowlevel.ParkingLot;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.transports.ConnectionProtocol;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A server of the network in memory.
 *
 * <pre>
 *   BOUND ──startServing()──▶ SERVING ──close()──▶ CLOSED ──last connection gone──▶ waiters wake
 *     └──────────────────close()──────────────────────▲
 * </pre>
 */
final class MemoryServer implements Server {
  private enum State {
    BOUND,
    SERVING,
    CLOSED
  }

  private final EventLoop loop;
  final MemoryHost host;
  private final Supplier<? extends ConnectionProtocol> factory;
  final Context context = Context.copyCurrent();
  private final List<InetSocketAddress> addresses;
  private final Set<MemoryTransport> clients = new LinkedHashSet<>();
  private final ParkingLot closeWaiters = ParkingLot.create();
  private final DropWatch unclosed;
  private State state = State.BOUND;
  private @Nullable Future<@Nullable Void> serving;

  /** Binds the addresses. */
  MemoryServer(
      EventLoop loop,
      MemoryHost host,
      Supplier<? extends ConnectionProtocol> factory,
      List<InetSocketAddress> addresses) {
    this.loop = loop;
    this.host = host;
    this.factory = factory;
    this.addresses = addresses;
    for (var address : addresses) host.bind(address, this);
    unclosed = DropWatch.watch(loop, this, "unclosed server on " + addresses, () -> {});
  }

  void attach(MemoryTransport client) {
    clients.add(client);
  }

  /** Makes the protocol of a connection, and starts that; ends it if the factory fails. */
  void accept(MemoryTransport client) {
    if (client.isLost()) return;
    try {
      client.setProtocol(factory.get());
    } catch (Throwable error) {
      var failure = "Error on transport creation for incoming connection";
      loop.callExceptionHandler(new ExceptionContext(failure, error, null, null, client, null));
      client.abort();
      return;
    }
    client.start();
  }

  void detach(MemoryTransport client) {
    clients.remove(client);
    if (isOver()) closeWaiters.unparkAll();
  }

  private boolean isOver() {
    return state == State.CLOSED && clients.isEmpty();
  }

  @Override
  public EventLoop loop() {
    return loop;
  }

  @Override
  public List<SocketAddress> sockets() {
    return state == State.CLOSED ? List.of() : List.copyOf(addresses);
  }

  @Override
  public boolean isServing() {
    return state == State.SERVING;
  }

  void start() {
    if (state == State.CLOSED)
      throw new IllegalStateException("server " + this + " is closed; start a new one");
    state = State.SERVING;
  }

  @Override
  public Coroutine<@Nullable Void> startServing() {
    return async(
        () -> {
          start();
          await(sleep(Duration.ZERO));
        });
  }

  @Override
  public Coroutine<@Nullable Void> serveForever() {
    return async(
        () -> {
          if (serving != null)
            throw new IllegalStateException(
                "server "
                    + this
                    + " is already being awaited on serveForever(); one task is enough");
          start();
          Future<@Nullable Void> forever = loop.createFuture();
          serving = forever;
          try {
            await(forever);
          } catch (CancelledError cancelled) {
            close();
            awaitClosed();
            throw cancelled;
          } finally {
            serving = null;
          }
        });
  }

  @Override
  public Coroutine<@Nullable Void> waitClosed() {
    return async(() -> awaitClosed());
  }

  private void awaitClosed() {
    if (!isOver()) await(closeWaiters.park());
  }

  @Override
  public void close() {
    if (state == State.CLOSED) return;
    state = State.CLOSED;
    unclosed.settle();
    for (var address : addresses) host.unbind(address, this);
    var forever = serving;
    if (forever != null) forever.cancel();
    if (isOver()) closeWaiters.unparkAll();
  }

  @Override
  public Coroutine<Integer> close(@Nullable Duration grace) {
    return async(
        () -> {
          close();
          try {
            await(waitFor(waitClosed(), grace));
            return 0;
          } catch (AsyncTimeoutException late) {
            int rest = clients.size();
            abortClients();
            awaitClosed();
            return rest;
          } catch (CancelledError cancelled) {
            abortClients();
            throw cancelled;
          }
        });
  }

  @Override
  public void closeClients() {
    each(MemoryTransport::close);
  }

  @Override
  public void abortClients() {
    each(MemoryTransport::abort);
  }

  private void each(Consumer<MemoryTransport> ends) {
    List.copyOf(clients).forEach(ends);
  }

  @Override
  public String toString() {
    return "<Server "
        + state.name().toLowerCase()
        + " sockets="
        + sockets()
        + " connections="
        + clients.size()
        + ">";
  }
}
