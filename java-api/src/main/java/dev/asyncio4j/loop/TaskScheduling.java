package dev.asyncio4j.loop;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.SerializableBody;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Futures, tasks and blocking work of a loop: a part of {@link EventLoop}. */
public interface TaskScheduling {
  /**
   * Returns a new future of this loop that is not done.
   *
   * <p><i>Python:</i> {@code loop.create_future}; same.
   *
   * <p><b>Cancellation:</b> a task that awaits it cancels it, if it is cancelled itself.
   *
   * @param <T> the type of the result
   * @return the future
   */
  <T extends @Nullable Object> Future<T> createFuture();

  /**
   * Returns a new task of this loop.
   *
   * <p><i>Python:</i> {@code loop.create_task}; same. The loop need not run yet.
   *
   * <p><b>Cancellation:</b> of the caller does not touch the task.
   *
   * <p><b>Thread and loop:</b> on the loop, or while it does not run.
   *
   * @param <T> the type of the result
   * @param coroutine what to run; it must not have been started
   * @return the task
   * @throws IllegalStateException if the loop is closed, or if the coroutine has been started
   *     before; in debug mode, if called from another thread
   * @throws IllegalArgumentException if the coroutine was not made by this library
   */
  <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine);

  /**
   * Returns a new task of this loop with options.
   *
   * <p><i>Python:</i> {@code loop.create_task(coro, name=…, context=…, eager_start=…)}; same. An
   * eager start needs a loop that runs.
   *
   * <p><b>Cancellation:</b> of the caller does not touch the task.
   *
   * @param <T> the type of the result
   * @param coroutine what to run; it must not have been started
   * @param options name, context variables and start
   * @return the task
   * @throws IllegalStateException if the loop is closed, or if the coroutine has been started
   *     before; in debug mode, if called from another thread
   * @throws IllegalArgumentException if the coroutine was not made by this library
   */
  <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine, TaskOptions options);

  /**
   * Sets the factory of this loop's tasks.
   *
   * <p><i>Python:</i> {@code loop.set_task_factory}; same.
   *
   * @param factory the factory; null for the loop's own way
   */
  void setTaskFactory(@Nullable TaskFactory factory);

  /** {@return the factory that was set; null for the loop's own way} */
  @Nullable TaskFactory getTaskFactory();

  /**
   * Runs blocking code in an executor, beginning now.
   *
   * <p><i>Python:</i> {@code loop.run_in_executor}; same: context variables do not go along, unlike
   * with {@link dev.asyncio4j.Asyncio#toThread(Body)}.
   *
   * <p><b>Cancellation:</b> cancelling the future takes back code that has not begun; code that
   * runs goes on, and its result is dropped. For a limit or interrupts use {@link
   * dev.asyncio4j.Asyncio#toThread(Body, dev.asyncio4j.ThreadOptions)}.
   *
   * <p><b>Thread and loop:</b> called on the loop. The code must not await, nor touch the loop's
   * objects.
   *
   * @param <T> the type of the result
   * @param executor where to run it; null for the default executor
   * @param body the code
   * @return a future of its result
   * @throws RuntimeException when awaited, what the code throws: the same object, checked or not
   * @throws IllegalStateException if the loop is closed, or if the default executor has been shut
   *     down
   * @throws java.util.concurrent.RejectedExecutionException if the executor refuses the work
   */
  <T extends @Nullable Object> Future<T> runInExecutor(
      @Nullable ExecutorService executor, Body<T> body);

  /**
   * Runs blocking code in an executor, which may be one of other processes or machines.
   *
   * <p>A bare lambda is taken as serialisable. For an executor that is remote it is serialised in
   * the call, once.
   *
   * <p><i>Python:</i> {@code loop.run_in_executor} with a {@code ProcessPoolExecutor}.
   *
   * <p><b>Cancellation:</b> as with a {@link Body}: work that has begun elsewhere goes on.
   *
   * @param <T> the type of the result
   * @param executor where to run it; null for the default executor
   * @param body the code
   * @return a future of its result
   * @throws dev.asyncio4j.exceptions.RemoteWorkException if the executor is remote, and the code or
   *     what it captures is not serialisable or has more than 16 MiB; when awaited, if the other
   *     side lacks a class, or what came of it cannot travel back
   * @throws dev.asyncio4j.exceptions.WorkerLostException when awaited, if who had it is gone
   * @see #runInExecutor(ExecutorService, Body)
   */
  default <T extends @Nullable Object> Future<T> runInExecutor(
      @Nullable ExecutorService executor, SerializableBody<T> body) {
    return runInExecutor(executor, (Body<T>) body);
  }

  /**
   * Sets the executor for work that names none.
   *
   * <p><i>Python:</i> {@code loop.set_default_executor}; same, for any {@code ExecutorService}.
   * Without it, a pool of threads that all loops share is used. Closing the loop shuts it down.
   *
   * @param executor the executor
   */
  void setDefaultExecutor(ExecutorService executor);
}
