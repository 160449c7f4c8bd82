package dev.asyncio4j.netty.vertx;

import dev.asyncio4j.AsyncIterator;
import io.vertx.core.buffer.Buffer;

/**
 * The pieces of a stream of Vert.x's, which comes as they are asked for.
 *
 * <p><i>Python:</i> an asynchronous generator. Leaving it before its end needs {@link #close}.
 *
 * <p><b>Cancellation:</b> of a task that waits for a piece closes it.
 *
 * <p><b>Thread and loop:</b> on the turn of the loop it was made on.
 *
 * <pre>{@code
 * static int size(HttpServerRequest request) {
 *   int size = 0;
 *   try (BufferPieces body = VertxLoop.read(request)) {
 *     for (Buffer piece : each(body)) size += piece.length();
 *   }
 *   return size;
 * }
 * }</pre>
 */
public interface BufferPieces extends AsyncIterator<Buffer>, AutoCloseable {
  /**
   * Ends the reading: what still comes, and what is queued, goes nowhere. After the end of the
   * stream, or the second time, it does nothing.
   *
   * <p>A request or response that was left early is then to be reset by its owner, unless the rest
   * is short.
   */
  @Override
  void close();

  /** {@return whether the stream has not ended yet: it was left early if this was closed} */
  boolean isOpen();
}
