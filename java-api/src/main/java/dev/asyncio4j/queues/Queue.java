package dev.asyncio4j.queues;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.spi.Engine;
import org.jspecify.annotations.Nullable;

/**
 * A queue between tasks, first in first out, that makes producers wait while it is full.
 *
 * <p><i>Python:</i> {@code asyncio.Queue}; {@code qsize()} is {@link #size()}.
 *
 * <p><b>Thread and loop:</b> to be used on one loop's thread; from another thread, {@code
 * loop.callSoonThreadsafe(() -> queue.putNowait(item))}.
 *
 * <pre>{@code
 * Queue<String> work = Queue.create(100);
 * VoidBody consumer = () -> {
 *   while (true) System.out.println(await(work.get()));
 * };
 * createTask(async(consumer));
 * await(work.put("hello"));
 * }</pre>
 *
 * @param <T> the type of the items
 */
public interface Queue<T extends @Nullable Object> {
  /**
   * {@return a new queue without a bound}
   *
   * @param <T> the type of the items
   */
  static <T extends @Nullable Object> Queue<T> create() {
    return create(0);
  }

  /**
   * Returns a new queue.
   *
   * @param maxsize the most items it holds; 0 or less: no bound
   * @param <T> the type of the items
   * @return the queue
   */
  static <T extends @Nullable Object> Queue<T> create(int maxsize) {
    return Engine.provider().newQueue(maxsize);
  }

  /**
   * Puts an item in, waiting for a free slot if the queue is full.
   *
   * <p><b>Cancellation:</b> the item is not stored; a slot that was on its way goes to the next
   * one.
   *
   * @param item the item
   * @return the coroutine to await
   * @throws dev.asyncio4j.exceptions.QueueShutDownException when awaited, if the queue is shut
   *     down, also while it waits
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> put(T item);

  /**
   * Takes the next item out, waiting for one if the queue is empty.
   *
   * <p><b>Cancellation:</b> no item is lost: it is taken only when the task runs.
   *
   * @return the coroutine to await
   * @throws dev.asyncio4j.exceptions.QueueShutDownException when awaited, if the queue is shut down
   *     and empty
   */
  @CheckReturnValue
  Coroutine<T> get();

  /**
   * Puts an item in at once.
   *
   * @param item the item
   * @throws dev.asyncio4j.exceptions.QueueFullException if there is no free slot
   * @throws dev.asyncio4j.exceptions.QueueShutDownException if the queue is shut down
   */
  void putNowait(T item);

  /**
   * Takes the next item out at once.
   *
   * @return the item
   * @throws dev.asyncio4j.exceptions.QueueEmptyException if there is none
   * @throws dev.asyncio4j.exceptions.QueueShutDownException if there is none and the queue is shut
   *     down
   */
  T getNowait();

  /** {@return how many items are in the queue} */
  int size();

  /** {@return the most items it holds; 0 or less: no bound} */
  int maxsize();

  /** {@return whether there is no item in the queue} */
  boolean empty();

  /** {@return whether the queue holds as many items as it may; never, without a bound} */
  boolean full();

  /**
   * Tells that the work on one item that was taken out is done.
   *
   * @throws IllegalArgumentException if called more often than items were put in
   */
  void taskDone();

  /**
   * Waits until {@link #taskDone()} was called for every item that was put in.
   *
   * <p><b>Cancellation:</b> the task stops waiting; the queue is as it was.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> join();

  /** Shuts the queue down: no more puts; gets take the items that are left, then fail. */
  void shutdown();

  /**
   * Shuts the queue down and wakes every waiting task.
   *
   * @param immediate true to throw away what is left, so that gets fail at once and {@link #join()}
   *     may return
   */
  void shutdown(boolean immediate);
}
