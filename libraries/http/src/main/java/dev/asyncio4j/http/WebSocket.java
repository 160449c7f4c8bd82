package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.transports.TransportInfo;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket, of a client or of a server: messages both ways on one connection.
 *
 * <p><i>Python:</i> {@code aiohttp.ClientWebSocketResponse} and {@code web.WebSocketResponse}. The
 * iteration ends when either side closes. Pings are answered within a receive, so a task should
 * always receive.
 *
 * <p><b>Cancellation:</b> a cancelled receive takes no message; a cancelled send has sent its
 * message if it had begun to, and ends the wait only.
 *
 * <p><b>Thread and loop:</b> on the loop of its connection. Any task may send; one receives at a
 * time.
 *
 * <pre>{@code
 * static void echo(WebSocket ws) {
 *   for (WsMessage message : each(ws)) {
 *     if (message.type() == WsMessageType.TEXT) await(ws.sendStr(message.text()));
 *   }
 *   System.out.println("closed with " + ws.closeCode());
 * }
 * }</pre>
 */
public interface WebSocket extends WsReceiver, AutoCloseable {
  /**
   * Sends a text.
   *
   * <p><i>Python:</i> {@code send_str}. Waits only while more than the limit is queued.
   *
   * @param text any; half of a surrogate pair is refused
   * @return the sending
   * @throws ClientConnectionResetException when awaited, if the socket is closed or its connection
   *     lost
   * @throws IllegalArgumentException if the text cannot be UTF-8
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> sendStr(String text);

  /**
   * Sends bytes.
   *
   * <p><i>Python:</i> {@code send_bytes}.
   *
   * @param data read when it is sent
   * @return the sending
   * @throws ClientConnectionResetException when awaited, if the socket is closed or its connection
   *     lost
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> sendBytes(byte[] data);

  /**
   * Sends a value as a text of JSON.
   *
   * <p><i>Python:</i> {@code send_json}.
   *
   * @param value what {@link JsonCodec} can write
   * @return the sending
   * @throws ClientConnectionResetException when awaited, if the socket is closed or its connection
   *     lost
   * @throws IllegalArgumentException if the value cannot be JSON
   */
  @CheckReturnValue
  default Coroutine<@Nullable Void> sendJson(@Nullable Object value) {
    return sendStr(JsonCodec.builtIn().encode(value));
  }

  /**
   * Sends a ping without data.
   *
   * @return the sending
   * @throws ClientConnectionResetException when awaited, if the socket is closed or its connection
   *     lost
   */
  @CheckReturnValue
  default Coroutine<@Nullable Void> ping() {
    return ping(new byte[0]);
  }

  /**
   * Sends a ping.
   *
   * <p><i>Python:</i> {@code ping(message)}. The answer is seen with {@code autoping(false)} only.
   *
   * @param data at most 125 bytes, which the answer has, too
   * @return the sending
   * @throws ClientConnectionResetException when awaited, if the socket is closed or its connection
   *     lost
   * @throws IllegalArgumentException if it is longer
   */
  @CheckReturnValue
  default Coroutine<@Nullable Void> ping(byte[] data) {
    return sendFrame(data, WsMessageType.PING);
  }

  /**
   * Sends a pong, asked for or not.
   *
   * <p><i>Python:</i> {@code pong(message)}.
   *
   * @param data at most 125 bytes
   * @return the sending
   * @throws ClientConnectionResetException when awaited, if the socket is closed or its connection
   *     lost
   * @throws IllegalArgumentException if it is longer
   */
  @CheckReturnValue
  default Coroutine<@Nullable Void> pong(byte[] data) {
    return sendFrame(data, WsMessageType.PONG);
  }

  /**
   * Sends a message of any type that goes over the wire, compressed if that was agreed on.
   *
   * <p><i>Python:</i> {@code send_frame}; for tests and for those who have encoded text.
   *
   * @param data the payload
   * @param type {@code TEXT}, {@code BINARY}, {@code PING}, {@code PONG} or {@code CLOSE}
   * @return the sending
   * @throws ClientConnectionResetException when awaited, if the socket is closed or its connection
   *     lost
   * @throws IllegalArgumentException if it is another type, or a control frame over 125 bytes
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> sendFrame(byte[] data, WsMessageType type);

  /**
   * Sends a message, compressed or not.
   *
   * <p><i>Python:</i> {@code send_frame(…, compress=)}, whose number of window bits is ignored
   * here: the agreed window holds, so that the peer can read on.
   *
   * @param data the payload
   * @param type as above
   * @param compress false to send it as it is although compression was agreed on
   * @return the sending
   * @throws ClientConnectionResetException when awaited, if the socket is closed or its connection
   *     lost
   * @throws IllegalArgumentException as above
   * @throws IllegalStateException if it shall be compressed and that was not agreed on
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> sendFrame(byte[] data, WsMessageType type, boolean compress);

  /**
   * Closes: sends a close frame, waits for the peer's, drops what still comes.
   *
   * <p><i>Python:</i> {@code close(code=)}. A task that receives gets {@code CLOSING}. If the peer
   * does not answer in time, the code is 1006.
   *
   * <p><b>Cancellation:</b> closes the connection at once.
   *
   * @param code see {@link WsCloseCode}, or 3000 to 4999
   * @return whether this call has closed it; false: it was closed before
   * @throws IllegalArgumentException if the code is none to be sent
   */
  @CheckReturnValue
  default Coroutine<Boolean> close(int code) {
    return close(code, "");
  }

  /**
   * Closes with a reason.
   *
   * <p><i>Python:</i> {@code close(code=, message=)}; see {@link #close(int)}.
   *
   * @param code see {@link WsCloseCode}, or 3000 to 4999
   * @param reason at most 123 bytes of UTF-8
   * @return whether this call has closed it; false: it was closed before
   * @throws IllegalArgumentException if the code is none to be sent, or the reason too long
   */
  @CheckReturnValue
  Coroutine<Boolean> close(int code, String reason);

  /**
   * Closes with 1000, and waits for that; the second time it does nothing.
   *
   * <p><i>Python:</i> the end of {@code async with}, and {@code close()}.
   *
   * <p><b>Cancellation:</b> closes the connection at once.
   *
   * <p><b>Thread and loop:</b> in a coroutine of the socket's loop.
   */
  @Override
  default void close() {
    await(close(WsCloseCode.OK));
  }

  /** {@return whether no message can be sent or received any more} */
  boolean isClosed();

  /**
   * Returns the code that the socket was closed with.
   *
   * @return the peer's, or this side's reason; 0 if the peer gave none; empty while it is open
   */
  OptionalInt closeCode();

  /** {@return what has broken the socket; null: nothing} */
  @Nullable Throwable exception();

  /** {@return the subprotocol that both sides agreed on} */
  Optional<String> protocol();

  /**
   * {@return the window bits that both sides agreed on for what this side sends; 0: no compression}
   */
  int compress();

  /**
   * Returns a fact about the connection.
   *
   * <p><i>Python:</i> {@code get_extra_info}.
   *
   * @param <T> its type
   * @param key which
   * @return the fact, if it is known
   */
  <T> Optional<T> extraInfo(TransportInfo<T> key);
}
