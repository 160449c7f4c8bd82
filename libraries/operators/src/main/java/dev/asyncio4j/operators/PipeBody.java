package dev.asyncio4j.operators;

import dev.asyncio4j.AsyncGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The code of an operator, which returns when there are no more items.
 *
 * @param <T> the type of the items that it takes
 * @param <R> the type of the items that it gives
 * @see Pipe#generator
 */
@FunctionalInterface
public interface PipeBody<T extends @Nullable Object, R extends @Nullable Object> {
  /**
   * Reads and emits items.
   *
   * @param in the items of the source; closed after the body
   * @param out takes the items of the operator
   * @throws Exception if the operator fails; whoever asked for the item gets the same object
   */
  void run(Streamer<T> in, AsyncGenerator.Yielder<R> out) throws Exception;
}
