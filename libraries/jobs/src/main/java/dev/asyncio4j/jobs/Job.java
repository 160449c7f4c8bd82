package dev.asyncio4j.jobs;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine that a {@link Scheduler} runs, now or when there is room.
 *
 * <p><i>Python:</i> {@code aiojobs.Job}.
 *
 * <p><b>Thread and loop:</b> used on the loop of its scheduler only.
 *
 * <pre>{@code
 * try (var scheduler = Scheduler.create()) {
 *   Job<String> page = await(scheduler.spawn(fetch(url), "page"));
 *   System.out.println(await(page.join(Duration.ofSeconds(5))));
 * }
 * }</pre>
 *
 * @param <T> the type of its result
 */
public interface Job<T extends @Nullable Object> {
  /**
   * Waits for the end of the job, and gives its result.
   *
   * <p><i>Python:</i> {@code Job.wait()}; {@code Object} owns that name. Any number of tasks may
   * wait, and any number of times, also when the job has long ended.
   *
   * <p><b>Cancellation:</b> ends the wait only: the job goes on.
   *
   * @return its result, when awaited
   * @throws dev.asyncio4j.exceptions.CancelledError when awaited, if the job was cancelled or
   *     closed, or this task was cancelled
   * @throws IllegalStateException when awaited by the job itself
   * @throws RuntimeException when awaited, what the job failed with: the same object each time,
   *     checked or not
   */
  @CheckReturnValue
  Coroutine<T> join();

  /**
   * Waits for the end of the job for some time, and closes it if that has passed.
   *
   * <p><i>Python:</i> {@code Job.wait(timeout=…)}.
   *
   * <p><b>Cancellation:</b> ends the wait; a job that is being closed goes on to its end.
   *
   * @param timeout how long at most, from when it is awaited; null means no limit
   * @return its result, when awaited
   * @throws dev.asyncio4j.exceptions.AsyncTimeoutException when awaited, if the job did not end in
   *     time; what it failed with as it was closed is suppressed in it
   * @throws dev.asyncio4j.exceptions.CancelledError when awaited, if the job was cancelled or
   *     closed, or this task was cancelled
   * @throws IllegalStateException when awaited by the job itself
   * @throws RuntimeException when awaited, what the job failed with: the same object each time,
   *     checked or not
   * @see #join()
   */
  @CheckReturnValue
  Coroutine<T> join(@Nullable Duration timeout);

  /**
   * Cancels the job and waits for its end, for as long as the scheduler's close timeout says.
   *
   * @return ends when the job has ended
   * @see #close(Duration)
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> close();

  /**
   * Cancels the job and waits for its end.
   *
   * <p><i>Python:</i> {@code Job.close(timeout=…)}; the handler is told of a late job, too. A
   * pending job never runs. A job that is being closed is waited for, within the time of the first
   * close; one that is closed needs nothing.
   *
   * <p><b>Cancellation:</b> ends the wait: the job is being closed all the same.
   *
   * @param timeout how long at most, from when it is awaited; null means no limit
   * @return ends when the job has ended
   * @throws dev.asyncio4j.exceptions.AsyncTimeoutException when awaited, if the job did not end in
   *     time: it counts as closed, and what becomes of it goes to the handler
   * @throws IllegalStateException when awaited by the job itself
   * @throws RuntimeException when awaited, what the job failed with as it was cancelled: the same
   *     object, checked or not
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> close(@Nullable Duration timeout);

  /** {@return whether it has started, and is neither being closed nor done} */
  boolean active();

  /** {@return whether it waits for its start} */
  boolean pending();

  /** {@return whether it is done, or being closed} */
  boolean closed();

  /** {@return the name that it was given, or {@code Job-n}: that of its task, too} */
  String getName();

  /**
   * Gives the job, and its task, a name.
   *
   * @param name what reports show; need not be unique
   */
  void setName(String name);

  /**
   * Returns the task that runs the job.
   *
   * <p>Its cancellation closes the job without a report.
   *
   * @return the task; empty if the job has not started, or shields a future that is no task
   */
  Optional<Task<T>> task();
}
