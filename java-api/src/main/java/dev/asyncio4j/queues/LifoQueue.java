package dev.asyncio4j.queues;

import dev.asyncio4j.spi.Engine;
import org.jspecify.annotations.Nullable;

/**
 * A queue that gives the newest item first.
 *
 * <p><i>Python:</i> {@code asyncio.LifoQueue}.
 *
 * @param <T> the type of the items
 */
public interface LifoQueue<T extends @Nullable Object> extends Queue<T> {
  /**
   * Returns a new queue.
   *
   * @param maxsize the most items it holds; 0 or less: no bound
   * @param <T> the type of the items
   * @return the queue
   */
  static <T extends @Nullable Object> LifoQueue<T> create(int maxsize) {
    return Engine.provider().newLifoQueue(maxsize);
  }
}
