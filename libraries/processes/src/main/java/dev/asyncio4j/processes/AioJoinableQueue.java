package dev.asyncio4j.processes;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * A queue that tells when all its items are done.
 *
 * <p><i>Python:</i> {@code AioJoinableQueue}.
 *
 * <p><b>Cancellation:</b> of a join: the queue stays as it is; else as {@link AioQueue} has it.
 *
 * @param <T> the type of the items
 */
public interface AioJoinableQueue<T> extends AioQueue<T> {
  /**
   * Tells that an item is done.
   *
   * @throws IllegalArgumentException if more are told than were put
   */
  void taskDone();

  /**
   * Blocks until all items that were put are done.
   *
   * @throws IllegalStateException in a task
   */
  void join();

  /** {@return a coroutine that waits until all items that were put are done} */
  @CheckReturnValue
  Coroutine<@Nullable Void> coroJoin();
}
