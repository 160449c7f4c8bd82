package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The receiving side of a {@link WebSocket}.
 *
 * <p><i>Python:</i> the {@code receive} methods of both classes of sockets, and {@code async for}.
 *
 * <p><b>Cancellation:</b> a cancelled receive takes no message.
 *
 * <p><b>Thread and loop:</b> on the loop of the connection; one task at a time.
 *
 * <pre>{@code
 * static void print(WsReceiver socket) {
 *   for (WsMessage message : each(socket)) System.out.println(message);
 * }
 * }</pre>
 */
public interface WsReceiver extends AsyncIterable<WsMessage> {
  /**
   * Returns the next message.
   *
   * <p><i>Python:</i> {@code receive()}, within the socket's own limit if it has one.
   *
   * <p><b>Cancellation:</b> takes no message; the socket stays usable.
   *
   * @return the message; {@code CLOSED} if there will be none
   * @throws dev.asyncio4j.exceptions.AsyncTimeoutException when awaited, after the limit; the
   *     socket stays usable
   * @throws IllegalStateException when awaited, if another task receives
   */
  @CheckReturnValue
  Coroutine<WsMessage> receive();

  /**
   * Returns the next message, within a limit.
   *
   * <p><i>Python:</i> {@code receive(timeout=)}.
   *
   * @param timeout null: no limit
   * @return the message; {@code CLOSED} if there will be none
   * @throws dev.asyncio4j.exceptions.AsyncTimeoutException when awaited, after the limit; the
   *     socket stays usable
   * @throws IllegalStateException when awaited, if another task receives
   */
  @CheckReturnValue
  Coroutine<WsMessage> receive(@Nullable Duration timeout);

  /**
   * Returns the next message, which must be a text.
   *
   * <p><i>Python:</i> {@code receive_str()}.
   *
   * @return the text
   * @throws WsMessageTypeException when awaited, if it is not; the message is consumed
   */
  @CheckReturnValue
  default Coroutine<String> receiveStr() {
    return async(() -> await(receive()).text());
  }

  /**
   * Returns the next message, which must be a text, within a limit.
   *
   * @param timeout null: no limit
   * @return the text
   * @throws WsMessageTypeException when awaited, if it is not; the message is consumed
   * @throws dev.asyncio4j.exceptions.AsyncTimeoutException when awaited, after the limit
   */
  @CheckReturnValue
  default Coroutine<String> receiveStr(@Nullable Duration timeout) {
    return async(() -> await(receive(timeout)).text());
  }

  /**
   * Returns the next message, which must be binary.
   *
   * <p><i>Python:</i> {@code receive_bytes()}.
   *
   * @return the bytes
   * @throws WsMessageTypeException when awaited, if it is not; the message is consumed
   */
  @CheckReturnValue
  default Coroutine<byte[]> receiveBytes() {
    return async(() -> binary(await(receive())));
  }

  /**
   * Returns the next message, which must be binary, within a limit.
   *
   * @param timeout null: no limit
   * @return the bytes
   * @throws WsMessageTypeException when awaited, if it is not; the message is consumed
   * @throws dev.asyncio4j.exceptions.AsyncTimeoutException when awaited, after the limit
   */
  @CheckReturnValue
  default Coroutine<byte[]> receiveBytes(@Nullable Duration timeout) {
    return async(() -> binary(await(receive(timeout))));
  }

  /** Returns the bytes of a message that is binary. */
  private static byte[] binary(WsMessage message) {
    if (message.type() == WsMessageType.BINARY) return message.bytes();
    throw new WsMessageTypeException("Received message " + message.told() + " is not BINARY");
  }

  /**
   * Returns the next message, which must be a text of JSON.
   *
   * <p><i>Python:</i> {@code receive_json()}.
   *
   * @param <T> the type
   * @param type such as a record, {@code Map} or {@code Object}
   * @return the value
   * @throws WsMessageTypeException when awaited, if it is no text; the message is consumed
   * @throws IllegalArgumentException when awaited, if it is not JSON, or does not fit
   */
  @CheckReturnValue
  default <T> Coroutine<@Nullable T> receiveJson(Class<T> type) {
    return async(() -> await(receive()).json(type));
  }

  /**
   * Returns the messages until either side closes.
   *
   * <p><i>Python:</i> {@code async for msg in ws}.
   *
   * @return an iterator; all of a socket take from one queue
   */
  @Override
  default AsyncIterator<WsMessage> iterator() {
    return () ->
        async(
            () -> {
              WsMessage message = await(receive());
              if (!message.type().isEnd()) return message;
              throw new StopAsyncIterationException("the socket is closed: " + this);
            });
  }
}
