package dev.asyncio4j.http.asks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.http.ClientResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Body of a reply, piece by piece as it arrives.
 *
 * <p><i>Python:</i> {@code asks.response_objects.StreamBody}.
 *
 * <p><b>Cancellation:</b> ends the wait for a piece; {@code close()} closes the connection unless
 * all has been read.
 *
 * <pre>{@code
 * var reply = await(Asks.get("http://" + host + "/", AsksOptions.defaults().stream(true)));
 * try (var body = reply.body()) {
 *   for (byte[] piece : each(body)) handle(piece);
 * }
 * }</pre>
 */
public final class StreamBody implements AsyncIterable<byte[]>, AutoCloseable {
  private final ClientResponse response;
  private final @Nullable Duration limit;
  private final Runnable onClose;

  /**
   * Makes one.
   *
   * @param limit of the wait for each piece; null: none
   * @param onClose called at every close
   */
  StreamBody(ClientResponse response, @Nullable Duration limit, Runnable onClose) {
    this.response = response;
    this.limit = limit;
    this.onClose = onClose;
  }

  @Override
  public AsyncIterator<byte[]> iterator() {
    return () ->
        async(
            () -> {
              byte[] piece =
                  AsksFailures.translated(
                      () -> limit == null ? next() : timeout(limit, this::next));
              if (piece.length > 0) return piece;
              throw new StopAsyncIterationException("the body has ended");
            });
  }

  private byte[] next() {
    return await(response.content().readAny());
  }

  /** Ends the reading; the second time it does nothing. */
  @Override
  public void close() {
    response.close();
    onClose.run();
  }
}
