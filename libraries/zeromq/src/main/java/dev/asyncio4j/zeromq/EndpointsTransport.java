package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.lowlevel.LoopPort;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The half of a transport that says where it listens, what it connects to, and what becomes of
 * that.
 */
abstract class EndpointsTransport implements ZmqTransport {
  final Endpoints endpoints;

  final Monitor monitor;

  EndpointsTransport(LoopPort port, ZmqSocketCore core, SocketType type) {
    endpoints = new Endpoints(core, type);
    monitor = new Monitor(port, core, this::told);
  }

  /** Tells the protocol of an event. */
  abstract void told(ZmqEvent event);

  /** Throws unless it is open and this is the loop's turn. */
  abstract void checkOpen(String what);

  /** Throws unless this is the loop's turn. */
  abstract void checkTurn();

  /** Looks at the socket soon: a call may have taken what the engine signalled. */
  abstract void lookSoon();

  @Override
  public Coroutine<String> bind(String endpoint) {
    return at(() -> endpoints.bind(endpoint), "bind");
  }

  @Override
  public Coroutine<@Nullable Void> unbind(String endpoint) {
    return at("unbind", () -> endpoints.unbind(endpoint));
  }

  @Override
  public Coroutine<String> connect(String endpoint) {
    return at(() -> endpoints.connect(endpoint), "connect");
  }

  @Override
  public Coroutine<@Nullable Void> disconnect(String endpoint) {
    return at("disconnect", () -> endpoints.disconnect(endpoint));
  }

  @Override
  public Coroutine<@Nullable Void> enableMonitor(ZmqEvent.Kind... kinds) {
    var chosen = EnumSet.allOf(ZmqEvent.Kind.class);
    if (kinds.length > 0) chosen.retainAll(List.of(kinds));
    return at("enableMonitor", () -> monitor.start(chosen));
  }

  @Override
  public Coroutine<@Nullable Void> disableMonitor() {
    return at("disableMonitor", monitor::stop);
  }

  private <T> Coroutine<T> at(Supplier<T> action, String what) {
    return async(
        () -> {
          checkOpen(what);
          var result = action.get();
          lookSoon();
          return result;
        });
  }

  private Coroutine<@Nullable Void> at(String what, VoidBody action) {
    return async(
        () -> {
          checkOpen(what);
          action.run();
          lookSoon();
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
}
