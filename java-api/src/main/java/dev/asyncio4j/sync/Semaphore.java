package dev.asyncio4j.sync;

import dev.asyncio4j.spi.Engine;

/**
 * A number of permits that tasks acquire and release, strictly in order.
 *
 * <p><i>Python:</i> {@code asyncio.Semaphore}. A task that comes while others wait goes behind them
 * even if a permit is free. {@link #release()} has no upper bound: see {@link BoundedSemaphore}.
 *
 * <pre>{@code
 * Semaphore atMostTen = Semaphore.create(10);
 * String page = atMostTen.with(() -> await(fetch(url)));
 * }</pre>
 */
public interface Semaphore extends Lockable {
  /**
   * Returns a new semaphore.
   *
   * @param permits how many acquirers it starts with room for; 0 starts locked
   * @return the semaphore
   * @throws IllegalArgumentException if {@code permits} is negative
   */
  static Semaphore create(int permits) {
    return Engine.provider().newSemaphore(permits);
  }
}
