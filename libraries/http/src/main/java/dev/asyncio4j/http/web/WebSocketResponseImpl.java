package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.WebSocket;
import dev.asyncio4j.http.WsCloseCode;
import dev.asyncio4j.http.wire.ReplyWriter.Framing;
import dev.asyncio4j.http.ws.Forwarding;
import dev.asyncio4j.http.ws.Role;
import dev.asyncio4j.http.ws.WsSocket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A reply that becomes a WebSocket when its head has been sent. */
final class WebSocketResponseImpl extends StreamResponseImpl
    implements WebSocketResponse, Forwarding {
  private final WsOptions options;
  private @Nullable WsSocket socket; // once it is prepared

  WebSocketResponseImpl(WsOptions options) {
    super(101, KnownStatus.reason(101), Headers.create());
    this.options = options;
  }

  @Override
  public WebSocket socket() {
    if (socket == null) throw new IllegalStateException("Call prepare() first: " + this);
    return socket;
  }

  @Override
  void start(RequestImpl to) throws Exception {
    if (request() == to) return;
    WsGrant granted = WsGrant.of(to, options);
    granted.addTo(headers());
    super.start(to);
    var link = to.exchange().upgrade();
    link.writeLimit(options.writerLimit());
    socket =
        new WsSocket(to.exchange().loop(), Role.SERVER, link, options.settings(), granted.terms());
  }

  @Override
  Framing framing(RequestImpl to) {
    return Framing.RAW;
  }

  /** Ends the handler's part: a socket that is still open is closed. */
  @Override
  void finish() {
    leave(WsCloseCode.OK);
  }

  /** Ends the part of a handler that has failed. */
  @Override
  void breakOff() {
    leave(WsCloseCode.INTERNAL_ERROR);
  }

  private void leave(int code) {
    if (isEnded()) return;
    ended(false);
    if (socket == null) return;
    await(socket.close(code));
    await(socket.awaitLinger());
  }

  @Override
  public Ready canPrepare(Request request) {
    if (isPrepared()) throw new IllegalStateException("Already started: " + this);
    try {
      var granted = WsGrant.of(RequestImpl.of(request), options);
      return new Ready(true, Optional.ofNullable(granted.terms().protocol()));
    } catch (HttpException refused) {
      return new Ready(false, Optional.empty());
    }
  }

  @Override
  public boolean isClosed() {
    return socket != null && socket.isClosed();
  }

  @Override
  public OptionalInt closeCode() {
    return socket == null ? OptionalInt.empty() : socket.closeCode();
  }

  @Override
  public @Nullable Throwable exception() {
    return socket == null ? null : socket.exception();
  }

  @Override
  public Coroutine<@Nullable Void> write(ByteBuffer data) {
    throw new IllegalStateException("Cannot call write() for a WebSocket: use sendBytes()");
  }

  @Override
  public String toString() {
    return socket == null ? super.toString() : socket.toString();
  }
}
