package dev.asyncio4j.jobs;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs coroutines beside the code that hands them over: so many at once, so many pending.
 *
 * <p><i>Python:</i> {@code aiojobs.Scheduler}. A failure that no code waits for goes to the
 * exception handler. The end of the block waits for the jobs, and cancels those that are late.
 *
 * <p><b>Cancellation:</b> of the code that spawned a job does not reach the job.
 *
 * <p><b>Thread and loop:</b> bound to the loop on which it was created; used on its turn only.
 *
 * <pre>{@code
 * try (var scheduler = Scheduler.create()) {
 *   Job<String> first = await(scheduler.spawn(fetch("http://a")));
 *   await(scheduler.spawn(fetch("http://b")));
 *   System.out.println(await(first.join()));
 * }
 * }</pre>
 */
public interface Scheduler extends AutoCloseable, Iterable<Job<?>> {
  /**
   * Makes a scheduler with the default options.
   *
   * @return the scheduler, of the running loop
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  static Scheduler create() {
    return create(SchedulerOptions.defaults());
  }

  /**
   * Makes a scheduler.
   *
   * <p><i>Python:</i> {@code aiojobs.Scheduler(…)}, {@code create_scheduler(…)}.
   *
   * @param options its limits, its timeouts, its handler
   * @return the scheduler, of the running loop
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  static Scheduler create(SchedulerOptions options) {
    return new SchedulerImpl(options);
  }

  /**
   * Starts a coroutine, or puts it on the pending list; waits for room if both are full.
   *
   * @param <T> the type of its result
   * @param coroutine what to run; it must not have been started
   * @return the job
   * @see #spawn(Coroutine, String)
   */
  @CheckReturnValue
  <T extends @Nullable Object> Coroutine<Job<T>> spawn(Coroutine<T> coroutine);

  /**
   * Starts a coroutine under a name, or puts it on the pending list; waits for room if both are
   * full.
   *
   * <p><i>Python:</i> {@code Scheduler.spawn(coro, name=…)}; but calls that wait for room are
   * served in their order. The job sees the context variables of its spawner.
   *
   * <p><b>Cancellation:</b> of a spawn that waits for room: the coroutine never runs.
   *
   * @param <T> the type of its result
   * @param coroutine what to run; it must not have been started
   * @param name of the job and its task
   * @return the job
   * @throws IllegalStateException when awaited, if the scheduler is closed, or of another loop
   * @throws IllegalArgumentException when awaited, if the coroutine was not made by this library
   */
  @CheckReturnValue
  <T extends @Nullable Object> Coroutine<Job<T>> spawn(Coroutine<T> coroutine, String name);

  /**
   * Starts a coroutine, or puts it on the pending list, at once.
   *
   * @param <T> the type of its result
   * @param coroutine what to run; it must not have been started
   * @return the job
   * @throws dev.asyncio4j.exceptions.QueueFullException if there is no room
   * @throws IllegalStateException if the scheduler is closed, or of another loop
   * @see #spawnNowait(Coroutine, String)
   */
  <T extends @Nullable Object> Job<T> spawnNowait(Coroutine<T> coroutine);

  /**
   * Starts a coroutine under a name, or puts it on the pending list, at once.
   *
   * <p><i>Python:</i> none; for callbacks and plain methods. A coroutine that is refused is given
   * up: call the method that makes it again.
   *
   * @param <T> the type of its result
   * @param coroutine what to run; it must not have been started
   * @param name of the job and its task
   * @return the job
   * @throws dev.asyncio4j.exceptions.QueueFullException if there is no room
   * @throws IllegalStateException if the scheduler is closed, or of another loop
   * @throws IllegalArgumentException if the coroutine was not made by this library
   */
  <T extends @Nullable Object> Job<T> spawnNowait(Coroutine<T> coroutine, String name);

  /**
   * Awaits what must be done whatever becomes of the caller.
   *
   * <p><i>Python:</i> {@code Scheduler.shield}; as {@code asyncio.shield}, but the scheduler waits
   * for it at its end. It takes no place among the jobs. If it fails when its caller has gone, the
   * handler is told.
   *
   * <p><b>Cancellation:</b> ends the wait only; {@link #closeNow} cancels what is shielded.
   *
   * @param <T> the type of the result
   * @param what a coroutine, which becomes a task, or a future
   * @return its result
   * @throws IllegalStateException when awaited, if the scheduler is closed, or of another loop
   * @throws RuntimeException when awaited, what {@code what} failed with: the same object
   */
  @CheckReturnValue
  <T extends @Nullable Object> Coroutine<T> shield(Awaitable<T> what);

  /**
   * Waits for all jobs, for the time that the options say, then closes.
   *
   * @return ends when the scheduler is closed
   * @see #waitAndClose(Duration)
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> waitAndClose();

  /**
   * Waits for all jobs and all that is shielded, then closes.
   *
   * <p><i>Python:</i> {@code Scheduler.wait_and_close(timeout)}. Jobs may spawn others meanwhile.
   * What is left after the timeout is cancelled, as {@link #closeNow} does.
   *
   * <p><b>Cancellation:</b> ends the wait: the jobs are cancelled at once and may take the close
   * timeout.
   *
   * @param timeout how long at most, from when it is awaited; null means no limit
   * @return ends when the scheduler is closed
   * @throws IllegalStateException when awaited by a job of its own, or on another loop
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> waitAndClose(@Nullable Duration timeout);

  /**
   * Cancels all jobs and all that is shielded, and waits for their ends.
   *
   * <p><i>Python:</i> {@code Scheduler.close()}. Pending jobs never run. A job that takes longer
   * than the close timeout is told of and left.
   *
   * <p><b>Cancellation:</b> ends the wait: the scheduler is being closed all the same.
   *
   * @return ends when the scheduler is closed; at once if it is
   * @throws IllegalStateException when awaited by a job of its own, or on another loop
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> closeNow();

  /**
   * Waits for all jobs and closes, as {@link #waitAndClose()}: for try-with-resources.
   *
   * <p><i>Python:</i> the end of {@code async with}; but a block that is being cancelled does not
   * wait: its jobs are cancelled at once. Outside of a coroutine it begins to close, and returns.
   *
   * @throws IllegalStateException in a job of its own, or on another loop
   */
  @Override
  void close();

  /** {@return how many jobs there are, active and pending; what is shielded does not count} */
  int size();

  /** {@return how many jobs have started and have not ended} */
  int activeCount();

  /** {@return how many jobs wait for their start} */
  int pendingCount();

  /**
   * Tells whether a job is one of those that {@link #size} counts.
   *
   * @param job the job
   * @return whether it is active or pending here
   */
  boolean contains(Job<?> job);

  /** {@return whether it takes no jobs any more} */
  boolean closed();

  /** {@return how many jobs run at once; empty: any number} */
  Optional<Integer> limit();

  /** {@return how many jobs may be pending; 0: any number} */
  int pendingLimit();

  /** {@return how long a job that is cancelled may take to end; null: any time} */
  @Nullable Duration closeTimeout();

  /**
   * Tells the exception handler of a job.
   *
   * @param context what happened to which job
   */
  void callExceptionHandler(JobContext context);
}
