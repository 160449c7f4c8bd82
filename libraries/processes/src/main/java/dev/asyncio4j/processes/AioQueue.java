package dev.asyncio4j.processes;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A queue that processes share, first come first served among all of them.
 *
 * <p><i>Python:</i> {@code AioQueue}. Items are copied. A {@code put} returns when the hub has the
 * item: its process may end then, and nothing is lost.
 *
 * <p><b>Cancellation:</b> of a get: an item on its way goes back to the head; of a put: it is not
 * put.
 *
 * <p><b>Thread and loop:</b> from any thread and process; goes to children as a captured value.
 *
 * <pre>{@code
 * AioQueue<Integer> queue = AioProcesses.queue();
 * try (var child = AioProcesses.process(() -> queue.put(42))) {
 *   child.start();
 *   System.out.println(await(queue.coroGet()));
 * }
 * }</pre>
 *
 * @param <T> the type of the items
 */
public interface AioQueue<T> {
  /**
   * Puts an item, and blocks while the queue is full; {@link #coroPut} is for tasks.
   *
   * @param item which is copied
   * @throws NotSerialisableException if it cannot be
   * @throws IllegalStateException in a task
   */
  void put(T item);

  /**
   * Puts an item if there is room in time; blocks.
   *
   * @param item which is copied
   * @param limit how long at most
   * @return whether it was put
   * @throws IllegalStateException in a task
   */
  boolean put(T item, Duration limit);

  /**
   * Puts an item at once.
   *
   * @param item which is copied
   * @throws dev.asyncio4j.exceptions.QueueFullException if there is no room
   */
  void putNowait(T item);

  /**
   * Takes the next item, and blocks until there is one; {@link #coroGet()} is for tasks.
   *
   * @return the item
   * @throws RemoteException if it cannot be read here; it stays at the head
   * @throws IllegalStateException in a task
   */
  T get();

  /**
   * Takes the next item if one comes in time; blocks.
   *
   * @param limit how long at most
   * @return the item, if one came
   * @throws IllegalStateException in a task
   */
  Optional<T> get(Duration limit);

  /**
   * Takes the next item at once.
   *
   * @return the item
   * @throws dev.asyncio4j.exceptions.QueueEmptyException if there is none
   */
  T getNowait();

  /** {@return whether it has no item now} */
  boolean empty();

  /** {@return whether it has no room now} */
  boolean full();

  /** {@return the number of items now} */
  int size();

  /** {@return the most items it holds; 0: any number} */
  int maxsize();

  /** Does nothing: there is no feeder thread to be ended, as there is in Python. */
  void close();

  /**
   * Puts an item, and waits while the queue is full.
   *
   * @param item which is copied at the call
   * @return gives null
   * @throws NotSerialisableException at the call, if it cannot be copied
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> coroPut(T item);

  /**
   * Puts an item if there is room in time.
   *
   * @param item which is copied at the call
   * @param limit how long at most
   * @return gives whether it was put
   */
  @CheckReturnValue
  Coroutine<Boolean> coroPut(T item, Duration limit);

  /**
   * Takes the next item, and waits until there is one.
   *
   * @return gives the item
   * @throws RemoteException when awaited, if it cannot be read here; it stays at the head
   */
  @CheckReturnValue
  Coroutine<T> coroGet();

  /**
   * Takes the next item if one comes in time.
   *
   * @param limit how long at most
   * @return gives the item
   * @throws dev.asyncio4j.exceptions.AsyncTimeoutException when awaited, if none came
   */
  @CheckReturnValue
  Coroutine<T> coroGet(Duration limit);
}
