package dev.asyncio4j.http.web;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.http.Headers;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A response whose body is written piece by piece.
 *
 * <p><i>Python:</i> {@code web.StreamResponse}. Status and headers are set before {@link #prepare}
 * sends them; the server ends the body if the handler does not.
 *
 * <p><b>Cancellation:</b> of a task that writes: what was written is sent, and the connection is
 * closed, as the body has no end.
 *
 * <p><b>Thread and loop:</b> used in the task of its request.
 *
 * <pre>{@code
 * Handler count = request -> {
 *   var response = StreamResponse.create().contentType("text/plain");
 *   await(response.prepare(request));
 *   for (int i = 0; i < 10; i++) await(response.write(i + "\n"));
 *   return response;
 * };
 * }</pre>
 */
public interface StreamResponse extends ResponseHead {
  /** {@return a new response of status 200} */
  static StreamResponse create() {
    return create(200);
  }

  /**
   * Makes a response.
   *
   * @param status such as 200
   * @return a new response
   */
  static StreamResponse create(int status) {
    return new StreamResponseImpl(status, KnownStatus.reason(status), Headers.create());
  }

  /** {@return whether the head has been sent} */
  boolean isPrepared();

  /**
   * Sends the head; does nothing the second time.
   *
   * @param request what is answered
   * @return a coroutine to await
   * @throws IllegalStateException when awaited, if this has answered another request
   * @throws java.io.UncheckedIOException when awaited, if the client has left
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> prepare(Request request);

  /**
   * Sends a piece of the body, and waits while more than 64 KiB are queued.
   *
   * @param data a piece
   * @return a coroutine to await
   * @throws IllegalStateException if the head has not been sent, the body has ended, or is longer
   *     than its length
   * @throws java.io.UncheckedIOException when awaited, if the client has left
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> write(byte[] data);

  /**
   * Sends a piece of the body.
   *
   * @param data all that remains in it
   * @return a coroutine to await
   * @throws IllegalStateException as {@link #write(byte[])}
   * @throws java.io.UncheckedIOException when awaited, if the client has left
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> write(ByteBuffer data);

  /**
   * Sends a piece of the body.
   *
   * @param text as UTF-8, or in the charset that was set
   * @return a coroutine to await
   * @throws IllegalStateException as {@link #write(byte[])}
   * @throws java.io.UncheckedIOException when awaited, if the client has left
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> write(String text);

  /**
   * Waits while more than 64 KiB are queued, as {@link #write(byte[])} does by itself.
   *
   * @return a coroutine to await
   * @throws IllegalStateException if the head has not been sent
   * @throws java.io.UncheckedIOException when awaited, if the client has left
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> drain();

  /**
   * Ends the body; does nothing the second time.
   *
   * @return a coroutine to await
   * @throws IllegalStateException when awaited, if the head has not been sent
   * @throws java.io.UncheckedIOException when awaited, if the client has left
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> writeEof();

  /**
   * Sends the last piece of the body, and ends it.
   *
   * @param data the last piece
   * @return a coroutine to await
   * @throws IllegalStateException when awaited, if the head has not been sent
   * @throws java.io.UncheckedIOException when awaited, if the client has left
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> writeEof(byte[] data);

  /**
   * Returns a value that the response carries.
   *
   * @param key of the value
   * @param <T> the type of the value
   * @return the value
   * @throws java.util.NoSuchElementException if there is none
   */
  <T> T get(ResponseKey<T> key);

  /**
   * Carries a value.
   *
   * @param key of the value
   * @param value to carry
   * @param <T> the type of the value
   * @return this
   */
  <T> StreamResponse set(ResponseKey<T> key, T value);
}
