package dev.asyncio4j.http.ws;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.http.WebSocket;
import dev.asyncio4j.http.WsMessage;
import dev.asyncio4j.http.WsMessageType;
import dev.asyncio4j.transports.TransportInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A WebSocket by another one: what is one and something else besides says only what it adds. */
public interface Forwarding extends WebSocket {
  /**
   * Returns the socket.
   *
   * @return the socket that does the work
   * @throws IllegalStateException if there is none yet
   */
  WebSocket socket();

  @Override
  default Coroutine<@Nullable Void> sendStr(String text) {
    return socket().sendStr(text);
  }

  @Override
  default Coroutine<@Nullable Void> sendBytes(byte[] data) {
    return socket().sendBytes(data);
  }

  @Override
  default Coroutine<@Nullable Void> sendFrame(byte[] data, WsMessageType type) {
    return socket().sendFrame(data, type);
  }

  @Override
  default Coroutine<@Nullable Void> sendFrame(byte[] data, WsMessageType type, boolean compress) {
    return socket().sendFrame(data, type, compress);
  }

  @Override
  default Coroutine<WsMessage> receive() {
    return socket().receive();
  }

  @Override
  default Coroutine<WsMessage> receive(@Nullable Duration timeout) {
    return socket().receive(timeout);
  }

  @Override
  default Coroutine<Boolean> close(int code, String reason) {
    return socket().close(code, reason);
  }

  @Override
  default boolean isClosed() {
    return socket().isClosed();
  }

  @Override
  default OptionalInt closeCode() {
    return socket().closeCode();
  }

  @Override
  default @Nullable Throwable exception() {
    return socket().exception();
  }

  @Override
  default Optional<String> protocol() {
    return socket().protocol();
  }

  @Override
  default int compress() {
    return socket().compress();
  }

  @Override
  default <T> Optional<T> extraInfo(TransportInfo<T> key) {
    return socket().extraInfo(key);
  }
}
