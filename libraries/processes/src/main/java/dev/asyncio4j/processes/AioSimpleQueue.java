package dev.asyncio4j.processes;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * A queue without a bound.
 *
 * <p><i>Python:</i> {@code AioSimpleQueue}.
 *
 * <p><b>Cancellation:</b> of a get: an item on its way goes back to the head; of a put: it is not
 * put.
 *
 * @param <T> the type of the items
 */
public interface AioSimpleQueue<T> {
  /**
   * Puts an item.
   *
   * @param item which is copied
   * @throws IllegalStateException in a task
   */
  void put(T item);

  /**
   * Takes the next item; blocks until there is one.
   *
   * @return the item
   * @throws IllegalStateException in a task
   */
  T get();

  /** {@return whether it has no item now} */
  boolean empty();

  /**
   * Puts an item.
   *
   * @param item which is copied at the call
   * @return gives null
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> coroPut(T item);

  /** {@return a coroutine that gives the next item} */
  @CheckReturnValue
  Coroutine<T> coroGet();
}
