package dev.asyncio4j.testing;

import dev.asyncio4j.transports.Transport;

/**
 * Two transports that carry bytes to each other, in memory.
 *
 * <p><i>Python:</i> none.
 *
 * @param left the transport of the first protocol
 * @param right the transport of the second one
 */
public record TransportPair(Transport left, Transport right) implements AutoCloseable {
  /** Aborts both, at once. */
  @Override
  public void close() {
    left.abort();
    right.abort();
  }
}
