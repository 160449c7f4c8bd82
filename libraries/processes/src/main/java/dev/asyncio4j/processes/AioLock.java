package dev.asyncio4j.processes;

import dev.asyncio4j.Body;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A lock that processes share. Its owner is a task, or a thread that runs none.
 *
 * <p><i>Python:</i> {@code AioLock}. Difference: if the process of the owner ends, the next one in
 * the line gets the lock, and a warning says so; in Python all wait for ever.
 *
 * <p><b>Cancellation:</b> it is not held then.
 *
 * <p><b>Thread and loop:</b> from any thread and process; goes to children as a captured value.
 *
 * <pre>{@code
 * AioLock lock = AioProcesses.lock();
 * try (var child = AioProcesses.process(() -> lock.with(() -> System.out.println("mine")))) {
 *   child.start();
 *   lock.with(() -> System.out.println("mine, too"));
 *   await(child.coroJoin());
 * }
 * }</pre>
 */
@SuppressWarnings("overloads") // a body with a value and its twin without
public interface AioLock {
  /**
   * Acquires it, and blocks until then.
   *
   * @throws IllegalStateException in a task: await {@link #coroAcquire()} there
   */
  void acquire();

  /**
   * Acquires it if that is possible in time; blocks.
   *
   * @param limit how long at most
   * @return whether it is held
   * @throws IllegalStateException in a task
   */
  boolean acquire(Duration limit);

  /**
   * Releases it.
   *
   * @throws IllegalStateException if another task or thread, or nobody, holds it
   */
  void release();

  /** {@return whether somebody holds it now} */
  boolean locked();

  /** {@return a coroutine that acquires it, and gives true} */
  @CheckReturnValue
  Coroutine<Boolean> coroAcquire();

  /**
   * Acquires it if that is possible in time.
   *
   * @param limit how long at most
   * @return gives whether it is held
   */
  @CheckReturnValue
  Coroutine<Boolean> coroAcquire(Duration limit);

  /**
   * Runs a body that holds it; awaits it in a task, and blocks elsewhere.
   *
   * @param <T> the type of the value
   * @param body what to run
   * @return its value
   * @throws RuntimeException what the body throws: the same object, checked or not
   */
  <T extends @Nullable Object> T with(Body<T> body);

  /**
   * Runs a body without a value that holds it; awaits it in a task, and blocks elsewhere.
   *
   * @param body what to run
   * @throws RuntimeException what the body throws: the same object, checked or not
   */
  void with(VoidBody body);
}
