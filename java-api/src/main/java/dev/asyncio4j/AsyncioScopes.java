package dev.asyncio4j;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.spi.Engine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link Asyncio} that runs a block with a deadline, or with a group of tasks.
 *
 * <p>Java has no partial classes, so the parts are a chain: their order means nothing.
 */
@SuppressWarnings(
    "overloads") // a body with a value and its twin without: told apart by the lambda's shape
abstract class AsyncioScopes extends AsyncioIteration {
  AsyncioScopes() {}

  /**
   * Runs {@code body} in this task, and cancels it when {@code delay} has passed.
   *
   * <p><i>Python:</i> {@code async with asyncio.timeout(delay)}; the block is the argument.
   *
   * <p><b>Cancellation:</b> one that others ask for passes through as {@code CancelledError}. Only
   * the block's own deadline becomes a timeout.
   *
   * <p><b>Thread and loop:</b> in a coroutine only; the body runs inline.
   *
   * <pre>{@code
   * String both = timeout(Duration.ofSeconds(5), () -> {
   *   String a = await(fetch("http://a"));
   *   return a + await(fetch("http://b"));
   * });
   * }</pre>
   *
   * @param <T> the type of the result
   * @param delay from now; null means no limit; zero or less lets the body run to its first
   *     suspension
   * @param body the block
   * @return its result
   * @throws dev.asyncio4j.exceptions.AsyncTimeoutException if the deadline passed and ended the
   *     body
   * @throws dev.asyncio4j.exceptions.CancelledError if this task was cancelled by others
   * @throws IllegalStateException if called outside a task
   * @throws RuntimeException whatever the body fails with: the same object, checked or not; a
   *     timeout that had passed is suppressed in it
   */
  public static <T extends @Nullable Object> T timeout(@Nullable Duration delay, Body<T> body) {
    need(body, "body");
    return ENGINE.timeout(delay, timeout -> body.run());
  }

  /**
   * Runs a block without a value in this task, and cancels it when {@code delay} has passed.
   *
   * <p><i>Python:</i> {@code async with asyncio.timeout(delay)}; the block is the argument.
   *
   * @param delay from now; null means no limit; zero or less lets the body run to its first
   *     suspension
   * @param body the block
   * @throws dev.asyncio4j.exceptions.AsyncTimeoutException if the deadline passed and ended the
   *     body
   * @throws dev.asyncio4j.exceptions.CancelledError if this task was cancelled by others
   * @throws IllegalStateException if called outside a task
   * @see #timeout(Duration, Body)
   */
  public static void timeout(@Nullable Duration delay, VoidBody body) {
    need(body, "body");
    ENGINE.timeout(delay, Engine.toBody((Timeout timeout) -> body.run()));
  }

  /**
   * Runs {@code body}, which may move its own deadline, and cancels it when the deadline has
   * passed.
   *
   * <p><i>Python:</i> {@code async with asyncio.timeout(delay) as t}; the block is the argument. A
   * lambda that is an expression without a value needs braces: {@code t -> { tick(); }}.
   *
   * <p><b>Cancellation, thread and loop:</b> as {@link #timeout(Duration, Body)}.
   *
   * <pre>{@code
   * String page = timeout(Duration.ofSeconds(1), t -> {
   *   String target = await(fetch("http://redirect"));
   *   t.reschedule(getRunningLoop().time().plusSeconds(10));
   *   return await(fetch(target));
   * });
   * }</pre>
   *
   * @param <T> the type of the result
   * @param delay from now; null means no limit
   * @param body the block; it gets the {@link Timeout}
   * @return its result
   * @throws dev.asyncio4j.exceptions.AsyncTimeoutException if the deadline passed and ended the
   *     body
   * @throws dev.asyncio4j.exceptions.CancelledError if this task was cancelled by others
   * @throws IllegalStateException if called outside a task
   */
  public static <T extends @Nullable Object> T timeout(
      @Nullable Duration delay, Timeout.Body<T> body) {
    return ENGINE.timeout(delay, need(body, "body"));
  }

  /**
   * Runs a block without a value that may move its own deadline.
   *
   * <p><i>Python:</i> {@code async with asyncio.timeout(delay) as t}; the block is the argument.
   *
   * @param delay from now; null means no limit
   * @param body the block; it gets the {@link Timeout}
   * @throws dev.asyncio4j.exceptions.AsyncTimeoutException if the deadline passed and ended the
   *     body
   * @throws dev.asyncio4j.exceptions.CancelledError if this task was cancelled by others
   * @throws IllegalStateException if called outside a task
   * @see #timeout(Duration, Timeout.Body)
   */
  public static void timeout(@Nullable Duration delay, Timeout.VoidBody body) {
    ENGINE.timeout(delay, Engine.toBody(need(body, "body")));
  }

  /**
   * Runs {@code body} in this task, and cancels it at a point of the loop's time.
   *
   * <p><i>Python:</i> {@code async with asyncio.timeout_at(when)}; the block is the argument.
   *
   * <p><b>Cancellation, thread and loop:</b> as {@link #timeout(Duration, Body)}.
   *
   * @param <T> the type of the result
   * @param when in the time of {@link EventLoop#time}; null means no limit; one in the past lets
   *     the body run to its first suspension
   * @param body the block; it gets the {@link Timeout}
   * @return its result
   * @throws dev.asyncio4j.exceptions.AsyncTimeoutException if the deadline passed and ended the
   *     body
   * @throws dev.asyncio4j.exceptions.CancelledError if this task was cancelled by others
   * @throws IllegalStateException if called outside a task
   */
  public static <T extends @Nullable Object> T timeoutAt(
      @Nullable Duration when, Timeout.Body<T> body) {
    return ENGINE.timeoutAt(when, need(body, "body"));
  }

  /**
   * Runs a block without a value in this task, and cancels it at a point of the loop's time.
   *
   * <p><i>Python:</i> {@code async with asyncio.timeout_at(when)}; the block is the argument.
   *
   * @param when in the time of {@link EventLoop#time}; null means no limit
   * @param body the block; it gets the {@link Timeout}
   * @throws dev.asyncio4j.exceptions.AsyncTimeoutException if the deadline passed and ended the
   *     body
   * @throws dev.asyncio4j.exceptions.CancelledError if this task was cancelled by others
   * @throws IllegalStateException if called outside a task
   * @see #timeoutAt(Duration, Timeout.Body)
   */
  public static void timeoutAt(@Nullable Duration when, Timeout.VoidBody body) {
    ENGINE.timeoutAt(when, Engine.toBody(need(body, "body")));
  }

  /**
   * Runs {@code body} with a group of tasks, and returns when all of them have ended.
   *
   * <p><i>Python:</i> {@code async with asyncio.TaskGroup() as group}; the block is the argument.
   * The first failure cancels the other tasks and the body. A lambda that is an expression without
   * a value needs braces: {@code g -> { urls.forEach(u -> g.createTask(fetch(u))); }}.
   *
   * <p><b>Cancellation:</b> cancels the tasks, waits for them, then throws {@code CancelledError};
   * errors of tasks win over it, and the cancellation then stays pending. No task is left behind.
   *
   * <p><b>Thread and loop:</b> in a coroutine only; the body runs inline.
   *
   * <pre>{@code
   * String both = taskGroup(group -> {
   *   Task<String> a = group.createTask(fetch("http://a"));
   *   Task<String> b = group.createTask(fetch("http://b"));
   *   return await(a) + await(b);
   * });
   * }</pre>
   *
   * @param <T> the type of the result
   * @param body the block; it gets the group
   * @return its result; null if the group's own {@link TaskGroup#cancel} ended the body
   * @throws dev.asyncio4j.exceptions.TaskGroupException if a task or the body failed; it has all
   *     the errors
   * @throws dev.asyncio4j.exceptions.CancelledError if this task was cancelled and nothing failed
   * @throws IllegalStateException if called outside a task
   */
  public static <T extends @Nullable Object> T taskGroup(TaskGroup.Body<T> body) {
    return ENGINE.taskGroup(need(body, "body"));
  }

  /**
   * Runs a block without a value with a group of tasks, and returns when all of them have ended.
   *
   * <p><i>Python:</i> {@code async with asyncio.TaskGroup() as group}; the block is the argument.
   *
   * <pre>{@code
   * taskGroup(group -> {
   *   for (String u : urls) group.createTask(fetch(u));
   * });
   * }</pre>
   *
   * @param body the block; it gets the group
   * @throws dev.asyncio4j.exceptions.TaskGroupException if a task or the body failed; it has all
   *     the errors
   * @throws dev.asyncio4j.exceptions.CancelledError if this task was cancelled and nothing failed
   * @throws IllegalStateException if called outside a task
   * @see #taskGroup(TaskGroup.Body)
   */
  public static void taskGroup(TaskGroup.VoidBody body) {
    ENGINE.taskGroup(Engine.toBody(need(body, "body")));
  }
}
