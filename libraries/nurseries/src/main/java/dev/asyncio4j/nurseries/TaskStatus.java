package dev.asyncio4j.nurseries;

import org.jspecify.annotations.Nullable;

/**
 * The way in which a child says that it has started.
 *
 * <p><i>Python:</i> trio's {@code TaskStatus}.
 *
 * <p><b>Thread and loop:</b> on the loop's turn, by the child or what it has started.
 *
 * <pre>{@code
 * Coroutine<Void> server(TaskStatus<Integer> status) {
 *   return async(() -> {
 *     status.started(8080);
 *     await(sleepForever());
 *   });
 * }
 * }</pre>
 *
 * @param <T> the type of what it reports
 */
@FunctionalInterface
public interface TaskStatus<T extends @Nullable Object> {
  /**
   * Says that the child has started: from now on the nursery is its parent, and {@code start} gives
   * {@code value} to its caller.
   *
   * <p><i>Python:</i> {@code task_status.started(value)}; but a child that has been told of a
   * cancellation is refused, where trio drops the call in silence.
   *
   * @param value what {@code start} gives
   * @throws IllegalStateException if it was called before, if the child has ended, or if a {@code
   *     CancelledError} has come out of an await of the child, whose scope is to catch it
   */
  void started(T value);

  /**
   * Returns a status for a child that nobody waits for.
   *
   * <p><i>Python:</i> {@code TASK_STATUS_IGNORED}.
   *
   * @param <T> the type of what it reports
   * @return ignores every call
   */
  static <T extends @Nullable Object> TaskStatus<T> ignored() {
    return value -> {};
  }
}
