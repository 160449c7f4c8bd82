package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The half of a transport that says where it listens, where it connects to, and for what. */
abstract class EndpointsTransport implements ZmqTransport {
  final Endpoints endpoints;

  EndpointsTransport(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

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
