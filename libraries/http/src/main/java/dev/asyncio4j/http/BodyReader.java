package dev.asyncio4j.http;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.StreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The body of a message as it arrives; one task reads at a time.
 *
 * <p><i>Python:</i> {@code aiohttp.StreamReader}. It buffers up to two times the limit of its
 * message (64 KiB by default), then the peer has to wait. What came before a failure can be read;
 * then every read fails with it. The reads of {@link StreamReader} keep that type's contract:
 * {@code readUntil} fails where the body ends first.
 *
 * <p><b>Cancellation:</b> a read that is cancelled takes nothing from the buffer.
 *
 * <p><b>Thread and loop:</b> on the loop of its message.
 *
 * <pre>{@code
 * try (var response = await(Http.request("GET", url))) {
 *   for (byte[] piece : each(response.content().chunked(8192))) handle(piece);
 * }
 * }</pre>
 */
public interface BodyReader extends StreamReader {
  /**
   * Returns what has arrived; waits only if that is nothing.
   *
   * <p><i>Python:</i> {@code readany()}.
   *
   * @return the bytes; empty only at the end
   */
  @CheckReturnValue
  Coroutine<byte[]> readAny();

  /**
   * Returns what has arrived, without waiting.
   *
   * <p><i>Python:</i> {@code read_nowait(n)}.
   *
   * @param n how many bytes at most; -1: all
   * @return the bytes, possibly none
   * @throws IllegalStateException if a task waits for bytes
   */
  byte[] readNowait(int n);

  /**
   * Returns the next piece, as the chunks of the transfer have it.
   *
   * <p><i>Python:</i> {@code readchunk()}.
   *
   * @return the piece; at the end an empty one that ends no chunk
   */
  @CheckReturnValue
  Coroutine<Chunk> readChunk();

  /**
   * Gives the body in pieces of {@code n} bytes at most.
   *
   * <p><i>Python:</i> {@code iter_chunked(n)}.
   *
   * @param n bytes, 1 or more
   * @return the pieces
   * @throws IllegalArgumentException if {@code n} is not positive
   */
  AsyncIterable<byte[]> chunked(int n);

  /**
   * Gives the body as it arrives.
   *
   * <p><i>Python:</i> {@code iter_any()}.
   *
   * @return the pieces
   */
  AsyncIterable<byte[]> any();

  /**
   * Gives the body with the ends of the transfer's chunks.
   *
   * <p><i>Python:</i> {@code iter_chunks()}.
   *
   * @return the pieces
   */
  AsyncIterable<Chunk> chunks();

  /** {@return whether the end has arrived, read or not} */
  boolean isEof();

  @Override
  @Nullable Throwable exception();

  /** {@return how many bytes have come in, decompressed} */
  long totalBytes();

  /** {@return how many bytes have come in as they were sent} */
  long totalRawBytes();

  /**
   * Has an action called when the end arrives; at once if it has.
   *
   * @param action called on the loop; it may not await
   */
  void onEof(Runnable action);

  /**
   * Puts bytes back, to be read next.
   *
   * @param data the bytes; they are copied
   */
  void unreadData(byte[] data);

  /**
   * Waits for the end to arrive, whoever reads what comes before it.
   *
   * <p><i>Python:</i> {@code wait_eof()}.
   *
   * @return a coroutine to await
   * @throws RuntimeException when awaited, the failure of the body if it has one
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> awaitEof();
}
