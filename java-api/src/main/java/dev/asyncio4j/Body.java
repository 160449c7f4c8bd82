package dev.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * A block of code that may await, may fail with any exception, and gives a value: the inside of an
 * {@code async def}.
 *
 * @param <T> the value's type
 */
@FunctionalInterface
public interface Body<T extends @Nullable Object> {
  /**
   * Runs the block.
   *
   * @return its value
   * @throws Exception if the block fails; the awaiting code gets the same object
   */
  T run() throws Exception;
}
