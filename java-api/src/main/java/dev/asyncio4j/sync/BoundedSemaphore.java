package dev.asyncio4j.sync;

import dev.asyncio4j.spi.Engine;

/**
 * A semaphore that refuses to be released more often than it was acquired.
 *
 * <p><i>Python:</i> {@code asyncio.BoundedSemaphore}; its {@code ValueError} is an {@link
 * IllegalArgumentException}.
 */
public interface BoundedSemaphore extends Semaphore {
  /**
   * Returns a new bounded semaphore.
   *
   * @param permits how many acquirers it starts with room for, and the most it will ever have
   * @return the semaphore
   * @throws IllegalArgumentException if {@code permits} is negative
   */
  static BoundedSemaphore create(int permits) {
    return Engine.provider().newBoundedSemaphore(permits);
  }
}
