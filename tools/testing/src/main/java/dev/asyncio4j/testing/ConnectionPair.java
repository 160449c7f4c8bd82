package dev.asyncio4j.testing;

import dev.asyncio4j.streams.Connection;

/**
 * Two ends of one connection in memory.
 *
 * <p><i>Python:</i> the two streams of trio's {@code memory_stream_pair}.
 *
 * <p><b>Cancellation:</b> of the close ends the wait; the connection still closes.
 *
 * @param left one end
 * @param right the other end
 */
public record ConnectionPair(Connection left, Connection right) implements AutoCloseable {
  /** Closes both ends, and waits for that in a coroutine; what neither end has sent is dropped. */
  @Override
  public void close() {
    close(left);
    close(right);
    left.close();
    right.close();
  }

  private static void close(Connection end) {
    var transport = end.writer().transport();
    if (transport.writeBufferSize() > 0) transport.abort();
    else transport.close();
  }
}
