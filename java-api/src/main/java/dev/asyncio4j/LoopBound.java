package dev.asyncio4j;

import dev.asyncio4j.loop.EventLoop;

/**
 * An object that belongs to one event loop.
 *
 * <p><i>Python:</i> what has {@code get_loop()}.
 */
public interface LoopBound {
  /**
   * Returns the loop that it belongs to.
   *
   * <p><i>Python:</i> {@code get_loop()}.
   *
   * @return the loop
   */
  EventLoop loop();
}
