package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.http.multipart.PartsReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a multipart body part by part, as it arrives.
 *
 * <p><i>Python:</i> {@code aiohttp.MultipartReader}.
 *
 * <p><b>Cancellation:</b> ends the wait; the body can be read on, unless a part was being skipped.
 *
 * <p><b>Thread and loop:</b> on the loop of the body, one task at a time.
 *
 * <pre>{@code
 * static void list(ClientResponse response) {
 *   for (BodyPart part : each(MultipartReader.of(response))) {
 *     System.out.println(part.headers().get("Content-Type"));
 *   }
 * }
 * }</pre>
 */
public interface MultipartReader extends AsyncIterable<BodyPart> {
  /**
   * Returns a reader of a reply's body, which is released at its end.
   *
   * <p><i>Python:</i> {@code MultipartReader.from_response}.
   *
   * @param response its Content-Type names the boundary
   * @return the reader
   * @throws IllegalArgumentException if the reply is not multipart, or has no boundary, or one of
   *     more than 70 characters
   */
  static MultipartReader of(ClientResponse response) {
    return new PartsReader(response.headers(), response.content(), response::release);
  }

  /**
   * Returns a reader of a body.
   *
   * @param headers with a Content-Type that names the boundary
   * @param body what is read
   * @return the reader
   * @throws IllegalArgumentException if it is not multipart, or has no boundary, or one of more
   *     than 70 characters
   */
  static MultipartReader of(Headers headers, BodyReader body) {
    return new PartsReader(headers, body, () -> {});
  }

  /**
   * Returns the next part, after what was not read of the last one has been dropped.
   *
   * @return the part; null at the end
   * @throws dev.asyncio4j.exceptions.IncompleteReadException when awaited, if the body ends within
   *     a part
   * @throws IllegalArgumentException when awaited, if the body is malformed
   */
  @CheckReturnValue
  Coroutine<@Nullable BodyPart> next();

  /** {@return whether the last boundary has been read} */
  boolean atEof();

  /**
   * Drops all parts to the end.
   *
   * @return the dropping
   * @throws dev.asyncio4j.exceptions.IncompleteReadException when awaited, if the body ends within
   *     a part
   * @throws IllegalArgumentException when awaited, if the body is malformed
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> release();

  /** {@return the headers of the whole body} */
  Headers headers();

  /** {@return the parts that were not asked for yet} */
  @Override
  default AsyncIterator<BodyPart> iterator() {
    return () ->
        async(
            () -> {
              BodyPart part = await(next());
              if (part != null) return part;
              throw new StopAsyncIterationException("no more parts");
            });
  }
}
