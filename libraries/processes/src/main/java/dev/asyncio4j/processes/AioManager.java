package dev.asyncio4j.processes;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A process that has shared objects, which outlive the processes that make and use them.
 *
 * <p><i>Python:</i> {@code AioManager}. Calls of a dict, list or proxy block, so a task runs them
 * with {@link #coroCall}. After the manager's end each fails with {@link ChildDiedException}.
 *
 * <p><b>Cancellation:</b> of a call: it goes on there, and its result is dropped.
 *
 * <p><b>Thread and loop:</b> from any thread of the process that made it; its objects from any
 * process.
 *
 * <pre>{@code
 * try (AioManager manager = await(AioProcesses.manager())) {
 *   Map<String, Integer> shared = manager.dict();
 *   await(manager.coroCall(shared, map -> map.put("answer", 42)));
 *   Integer answer = await(manager.coroCall(shared, map -> map.get("answer")));
 * System.out.println(answer);
 * }
 * }</pre>
 */
public interface AioManager extends AutoCloseable {
  /**
   * Makes a queue there.
   *
   * @param <T> the type of the items
   * @return the queue
   */
  <T> AioQueue<T> queue();

  /**
   * Makes a queue with a bound there.
   *
   * @param <T> the type of the items
   * @param maxsize the most items; 0: any number
   * @return the queue
   */
  <T> AioQueue<T> queue(int maxsize);

  /**
   * Makes a joinable queue there.
   *
   * @param <T> the type of the items
   * @param maxsize the most items; 0: any number
   * @return the queue
   */
  <T> AioJoinableQueue<T> joinableQueue(int maxsize);

  /** {@return a new lock there} */
  AioLock lock();

  /** {@return a new lock there, which its owner may acquire again} */
  AioLock rLock();

  /**
   * Makes a semaphore there.
   *
   * @param n its permits
   * @return the semaphore
   */
  AioSemaphore semaphore(int n);

  /**
   * Makes a semaphore there that is never released too often.
   *
   * @param n its permits
   * @return the semaphore
   */
  AioSemaphore boundedSemaphore(int n);

  /** {@return a new event there} */
  AioEvent event();

  /** {@return a new condition there} */
  AioCondition condition();

  /**
   * Makes a barrier there.
   *
   * @param parties how many pass together
   * @return the barrier
   */
  AioBarrier barrier(int parties);

  /**
   * Makes a map there.
   *
   * @param <K> the type of the keys
   * @param <V> the type of the values
   * @return the map; each call is one operation there, and views are copies
   */
  <K, V> Map<K, V> dict();

  /**
   * Makes a list there.
   *
   * @param <T> the type of the elements
   * @param elements copies of which it begins with
   * @return the list; each call is one operation there, and iterators go over copies
   */
  <T> List<T> list(Collection<? extends T> elements);

  /**
   * Makes an object there.
   *
   * <p><i>Python:</i> {@code BaseManager.register}. Calls run at the same time there, so it must be
   * thread-safe; a call that blocks holds no other.
   *
   * @param <I> the type of the interface
   * @param api the interface, which its users have
   * @param make makes the object, there
   * @return calls it
   * @throws IllegalArgumentException if {@code api} is no interface
   */
  <I> I proxy(Class<I> api, SerializableBody<? extends I> make);

  /**
   * Runs a function with the object itself, there.
   *
   * @param <I> the object's type
   * @param <R> the result's type
   * @param proxy a dict, list or proxy
   * @param function a copy of which runs there
   * @return gives a copy of the result
   * @throws IllegalArgumentException at the call, if it is no proxy of a manager
   */
  @CheckReturnValue
  <I, R extends @Nullable Object> Coroutine<R> coroCall(
      I proxy, SerializableFunction<I, R> function);

  /** {@return the number of its process} */
  long pid();

  /** Ends it; returns at once. */
  void shutdown();

  /** Ends it, and waits for that in a task. */
  @Override
  void close();
}
