package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.lowlevel.LoopPort;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The half of a transport that says what it is, where it listens, what it connects to, and what
 * becomes of that.
 */
abstract class EndpointsTransport implements ZmqTransport {
  final SocketType type;
  final Endpoints endpoints;
  final Monitor monitor;

  EndpointsTransport(LoopPort port, ZmqSocketCore core, SocketType type) {
    this.type = type;
    endpoints = new Endpoints(core, type);
    monitor = new Monitor(port, core, this::told);
  }

  /** Tells the protocol of an event. */
  abstract void told(ZmqEvent event);

  /** Throws unless it is open and this is the loop's turn. */
  abstract void checkOpen(String what);

  /** Throws unless this is the loop's turn. */
  abstract void checkTurn();

  /**
   * Looks at the socket soon: a call may have taken what the engine signalled, also one that
   * failed.
   */
  abstract void lookSoon();

  @Override
  public Coroutine<String> bind(String endpoint) {
    return at("bind", () -> endpoints.bind(endpoint));
  }

  @Override
  public Coroutine<@Nullable Void> unbind(String endpoint) {
    return done("unbind", () -> endpoints.unbind(endpoint));
  }

  @Override
  public Coroutine<String> connect(String endpoint) {
    return at("connect", () -> endpoints.connect(endpoint));
  }

  @Override
  public Coroutine<@Nullable Void> disconnect(String endpoint) {
    return done("disconnect", () -> endpoints.disconnect(endpoint));
  }

  @Override
  public Coroutine<@Nullable Void> enableMonitor(ZmqEvent.Kind... kinds) {
    var chosen = EnumSet.allOf(ZmqEvent.Kind.class);
    if (kinds.length > 0) chosen.retainAll(List.of(kinds));
    return done("enableMonitor", () -> monitor.start(chosen));
  }

  @Override
  public Coroutine<@Nullable Void> disableMonitor() {
    return done("disableMonitor", monitor::stop);
  }

  private Coroutine<@Nullable Void> done(String what, Runnable action) {
    return at(
        what,
        () -> {
          action.run();
          return null;
        });
  }

  private <T extends @Nullable Object> Coroutine<T> at(String what, Supplier<T> action) {
    return async(
        () -> {
          checkOpen(what);
          try {
            return action.get();
          } finally {
            lookSoon();
          }
        });
  }

  @Override
  public Set<String> bindings() {
    checkTurn();
    return endpoints.bindings();
  }

  @Override
  public Set<String> connections() {
    checkTurn();
    return endpoints.connections();
  }

  @Override
  public int port() {
    checkTurn();
    return endpoints.port();
  }

  @Override
  public void subscribe(byte[] prefix) {
    checkOpen("subscribe");
    endpoints.subscribe(ByteString.of(prefix));
    lookSoon();
  }

  @Override
  public void unsubscribe(byte[] prefix) {
    checkOpen("unsubscribe");
    endpoints.unsubscribe(ByteString.of(prefix));
    lookSoon();
  }

  @Override
  public Set<ByteString> subscriptions() {
    checkTurn();
    return endpoints.subscriptions();
  }

  @Override
  public SocketType type() {
    return type;
  }
}
