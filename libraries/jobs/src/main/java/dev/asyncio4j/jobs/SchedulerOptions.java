package dev.asyncio4j.jobs;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The options of a {@link Scheduler}: its limits, how it ends, who is told of failures.
 *
 * <p><i>Python:</i> the keyword arguments of {@code aiojobs.Scheduler}, with the same defaults.
 * Immutable: each method returns a copy.
 *
 * <pre>{@code
 * var options = SchedulerOptions.defaults()
 *     .limit(10)
 *     .waitTimeout(Duration.ofSeconds(5))
 *     .exceptionHandler((scheduler, context) -> System.err.println(context.exception()));
 * try (var scheduler = Scheduler.create(options)) {
 *   await(scheduler.spawn(fetch(url)));
 * }
 * }</pre>
 *
 * @param closeTimeout how long a job that is cancelled may take to end; null: no limit
 * @param waitTimeout how long {@link Scheduler#waitAndClose()} waits before it cancels; null: no
 *     limit
 * @param limit how many jobs run at once, at least 1; null: no limit
 * @param pendingLimit how many jobs more may be pending; 0: no limit
 * @param exceptionHandler told of failures that nobody else is told of; null: the loop's handler
 */
public record SchedulerOptions(
    @Nullable Duration closeTimeout,
    @Nullable Duration waitTimeout,
    @Nullable Integer limit,
    int pendingLimit,
    @Nullable BiConsumer<? super Scheduler, ? super JobContext> exceptionHandler) {
  private static final SchedulerOptions DEFAULTS =
      new SchedulerOptions(Duration.ofMillis(100), Duration.ofSeconds(60), 100, 10_000, null);

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param closeTimeout not negative, or null
   * @param waitTimeout not negative, or null
   * @param limit at least 1, or null
   * @param pendingLimit not negative
   * @param exceptionHandler or null
   * @throws IllegalArgumentException if a value is out of its range
   */
  public SchedulerOptions {
    checkTime("closeTimeout", closeTimeout);
    checkTime("waitTimeout", waitTimeout);
    if (limit != null && limit < 1) {
      throw new IllegalArgumentException(
          "limit must be at least 1, got " + limit + ": use noLimit() for none");
    }
    if (pendingLimit < 0) {
      throw new IllegalArgumentException(
          "pendingLimit must not be negative, got " + pendingLimit + ": use 0 for no limit");
    }
  }

  private static void checkTime(String option, @Nullable Duration time) {
    if (time != null && time.isNegative()) {
      throw new IllegalArgumentException(
          option + " must not be negative, got " + time + ": use null for no limit");
    }
  }

  /**
   * Returns the defaults of aiojobs.
   *
   * @return 100 jobs at once, 10,000 pending, 60 s to wait and 100 ms to close, the loop's handler
   */
  public static SchedulerOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a copy of these options with a limit for the end of jobs that are cancelled.
   *
   * @param timeout how long; null means no limit
   * @return the copy
   * @throws IllegalArgumentException if it is negative
   */
  public SchedulerOptions closeTimeout(@Nullable Duration timeout) {
    return new SchedulerOptions(timeout, waitTimeout, limit, pendingLimit, exceptionHandler);
  }

  /**
   * Returns a copy of these options with a limit for the wait at the end of the scheduler.
   *
   * @param timeout how long; null means no limit
   * @return the copy
   * @throws IllegalArgumentException if it is negative
   */
  public SchedulerOptions waitTimeout(@Nullable Duration timeout) {
    return new SchedulerOptions(closeTimeout, timeout, limit, pendingLimit, exceptionHandler);
  }

  /**
   * Returns a copy of these options with a limit of jobs at once.
   *
   * @param jobs how many, at least 1
   * @return the copy
   * @throws IllegalArgumentException if it is less than 1
   */
  public SchedulerOptions limit(int jobs) {
    return new SchedulerOptions(closeTimeout, waitTimeout, jobs, pendingLimit, exceptionHandler);
  }

  /**
   * Returns a copy of these options with which each job starts at once.
   *
   * <p><i>Python:</i> {@code limit=None}.
   *
   * @return the copy
   */
  public SchedulerOptions noLimit() {
    return new SchedulerOptions(closeTimeout, waitTimeout, null, pendingLimit, exceptionHandler);
  }

  /**
   * Returns a copy of these options with a limit of jobs that wait for their start.
   *
   * @param jobs how many beside those that run; 0 means no limit
   * @return the copy
   * @throws IllegalArgumentException if it is negative
   */
  public SchedulerOptions pendingLimit(int jobs) {
    return new SchedulerOptions(closeTimeout, waitTimeout, limit, jobs, exceptionHandler);
  }

  /**
   * Returns a copy of these options with a handler of failures.
   *
   * <p><b>Thread and loop:</b> the handler is called on the loop's turn, and must not await. What
   * it throws is logged.
   *
   * @param handler gets the scheduler and what happened; null for the loop's own handler
   * @return the copy
   */
  public SchedulerOptions exceptionHandler(
      @Nullable BiConsumer<? super Scheduler, ? super JobContext> handler) {
    return new SchedulerOptions(closeTimeout, waitTimeout, limit, pendingLimit, handler);
  }
}
