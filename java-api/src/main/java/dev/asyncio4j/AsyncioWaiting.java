package dev.asyncio4j;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link Asyncio} that waits for awaitables and combines them.
 *
 * <p>Java has no partial classes, so the parts are a chain: their order means nothing.
 */
abstract class AsyncioWaiting extends AsyncioScopes {
  AsyncioWaiting() {}

  /**
   * Runs all of {@code each} at the same time and returns a future of their results, in the order
   * given.
   *
   * <p><i>Python:</i> {@code asyncio.gather}; same. The first failure is passed on at once, and the
   * others go on running: use a {@link #taskGroup} to have them cancelled. What is given twice runs
   * once.
   *
   * <p><b>Cancellation:</b> cancelling the future, or the task that awaits it, cancels all that are
   * not done. One of them that is cancelled counts as failed with {@code CancelledError}.
   *
   * <p><b>Thread and loop:</b> in a coroutine or callback of a loop, or anywhere if the first
   * future tells the loop.
   *
   * <pre>{@code
   * List<String> pages = await(gather(fetch("http://a"), fetch("http://b")));
   * }</pre>
   *
   * @param <T> the type of the results
   * @param each coroutines, which become tasks, and futures
   * @return a future of the results: the i-th is that of the i-th argument
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread and no
   *     future tells one
   * @throws IllegalStateException if a coroutine has been started before
   * @throws IllegalArgumentException if one is a future of another loop, or not of this library
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <T extends @Nullable Object> Future<List<T>> gather(
      Awaitable<? extends T>... each) {
    return ENGINE.gather(Arrays.asList(need(each, "each")));
  }

  /**
   * Runs all of a collection at the same time and returns a future of their results, in its order.
   *
   * <p><i>Python:</i> {@code asyncio.gather(*each)}; same.
   *
   * <p><b>Cancellation:</b> cancelling the future, or the task that awaits it, cancels all that are
   * not done.
   *
   * <p><b>Thread and loop:</b> in a coroutine or callback of a loop.
   *
   * <pre>{@code
   * List<String> pages = await(gather(urls.stream().map(u -> fetch(u)).toList()));
   * }</pre>
   *
   * @param <T> the type of the results
   * @param each coroutines, which become tasks, and futures; may be empty
   * @return a future of the results
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread and no
   *     future tells one
   * @throws IllegalStateException if a coroutine has been started before
   * @throws IllegalArgumentException if one is a future of another loop, or not of this library
   * @see #gather(Awaitable[])
   */
  public static <T extends @Nullable Object> Future<List<T>> gather(
      Collection<? extends Awaitable<? extends T>> each) {
    return ENGINE.gather(need(each, "each"));
  }

  /**
   * Runs all of a collection at the same time and returns a future of how each ended, in its order.
   *
   * <p><i>Python:</i> {@code asyncio.gather(*each, return_exceptions=True)}; but a value that is an
   * exception and an exception that was thrown stay apart.
   *
   * <p><b>Cancellation:</b> cancelling the future, or the task that awaits it, cancels all that are
   * not done; the future then ends with {@code CancelledError}, whatever their outcomes.
   *
   * <p><b>Thread and loop:</b> in a coroutine or callback of a loop.
   *
   * <pre>{@code
   * var pages = List.of(fetch("http://a"), fetch("http://b"));
   * for (Outcome<String> outcome : await(gatherOutcomes(pages))) {
   *   if (outcome instanceof Outcome.Failure<String> failure) System.err.println(failure.error());
   * }
   * }</pre>
   *
   * @param <T> the type of the results
   * @param each coroutines, which become tasks, and futures; may be empty
   * @return a future of the outcomes
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread and no
   *     future tells one
   * @throws IllegalStateException if a coroutine has been started before
   * @throws IllegalArgumentException if one is a future of another loop, or not of this library
   */
  public static <T extends @Nullable Object> Future<List<Outcome<T>>> gatherOutcomes(
      Collection<? extends Awaitable<? extends T>> each) {
    return ENGINE.gatherOutcomes(need(each, "each"));
  }

  /**
   * Returns a coroutine that waits for some or all of {@code futures} and tells which are done.
   *
   * <p><i>Python:</i> {@code asyncio.wait}; same, and both sets keep the order given. With a static
   * import it must be written {@code Asyncio.wait}, because {@code Object.wait} hides it. Neither
   * failures nor the timeout are thrown.
   *
   * <p><b>Cancellation:</b> ends the wait only: the futures go on.
   *
   * <p><b>Thread and loop:</b> awaited on the loop of the futures.
   *
   * <pre>{@code
   * var tasks = urls.stream().map(u -> createTask(fetch(u))).toList();
   * WaitOptions first = WaitOptions.defaults().returnWhen(ReturnWhen.FIRST_COMPLETED);
   * WaitResult<Task<String>> result = await(Asyncio.wait(tasks, first));
   * result.pending().forEach(Future::cancel);
   * }</pre>
   *
   * @param <F> the type of the futures; their results may be of different types
   * @param futures futures and tasks; what is given twice counts once
   * @param options until when, and how long at most
   * @return a coroutine
   * @throws IllegalArgumentException when awaited, if {@code futures} is empty, or if one was not
   *     made by this library
   */
  @CheckReturnValue
  public static <F extends Future<?>> Coroutine<WaitResult<F>> wait(
      Collection<? extends F> futures, WaitOptions options) {
    return ENGINE.wait(need(futures, "futures"), need(options, "options"));
  }

  /**
   * Returns a coroutine that waits until all of {@code futures} are done, in whatever way.
   *
   * <p><i>Python:</i> {@code asyncio.wait(futures)}; same.
   *
   * <p><b>Cancellation, thread and loop:</b> as {@link #wait(Collection, WaitOptions)}.
   *
   * @param <F> the type of the futures; their results may be of different types
   * @param futures futures and tasks; what is given twice counts once
   * @return a coroutine
   * @throws IllegalArgumentException when awaited, if {@code futures} is empty, or if one was not
   *     made by this library
   */
  @CheckReturnValue
  public static <F extends Future<?>> Coroutine<WaitResult<F>> wait(
      Collection<? extends F> futures) {
    return ENGINE.wait(need(futures, "futures"), WaitOptions.defaults());
  }

  /**
   * Runs all of {@code each} at the same time and gives them one by one, as they end.
   *
   * <p><i>Python:</i> {@code asyncio.as_completed}; its two ways to iterate are two objects, see
   * {@link Completions}. What is given twice counts once.
   *
   * <p><b>Cancellation:</b> ends the wait for the next one only: all go on.
   *
   * <p><b>Thread and loop:</b> in a coroutine or callback of a loop, or anywhere if the first
   * future tells the loop.
   *
   * <pre>{@code
   * var pages = List.of(fetch("http://a"), fetch("http://b"));
   * for (Awaitable<String> next : asCompleted(pages, null)) {
   *   System.out.println(await(next));
   * }
   * }</pre>
   *
   * @param <T> the type of the results
   * @param each coroutines, which become tasks, and futures
   * @param timeout from now for all together; null means no limit. Those that are not done by then
   *     go on, and their places fail with {@link dev.asyncio4j.exceptions.AsyncTimeoutException}
   *     when awaited
   * @return the completions
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread and no
   *     future tells one
   * @throws IllegalStateException if a coroutine has been started before
   * @throws IllegalArgumentException if one is a future of another loop, or not of this library
   */
  public static <T extends @Nullable Object> Completions<T> asCompleted(
      Collection<? extends Awaitable<? extends T>> each, @Nullable Duration timeout) {
    return ENGINE.asCompleted(need(each, "each"), timeout);
  }

  /**
   * Runs all of {@code each} at the same time and gives them one by one, as they end.
   *
   * <p><i>Python:</i> {@code asyncio.as_completed(each)}; without a limit of time.
   *
   * <p><b>Cancellation, thread and loop:</b> as {@link #asCompleted(Collection, Duration)}.
   *
   * @param <T> the type of the results
   * @param each coroutines, which become tasks, and futures
   * @return the completions
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread and no
   *     future tells one
   * @throws IllegalStateException if a coroutine has been started before
   * @throws IllegalArgumentException if one is a future of another loop, or not of this library
   */
  public static <T extends @Nullable Object> Completions<T> asCompleted(
      Collection<? extends Awaitable<? extends T>> each) {
    return ENGINE.asCompleted(need(each, "each"), null);
  }

  /**
   * Returns a coroutine that awaits {@code what}, and cancels it when the timeout has passed.
   *
   * <p><i>Python:</i> {@code asyncio.wait_for}; same. A coroutine runs in the awaiting task. What
   * was cancelled is waited for, so it may take longer than the timeout; if it returns a value all
   * the same, that is the result.
   *
   * <p><b>Cancellation:</b> cancels {@code what}; use {@link #shield} to keep it going.
   *
   * <p><b>Thread and loop:</b> callable from anywhere; the time runs from when it is awaited.
   *
   * <pre>{@code
   * try {
   *   System.out.println(await(waitFor(fetch(url), Duration.ofSeconds(2))));
   * } catch (AsyncTimeoutException e) {
   *   System.err.println("too slow");
   * }
   * }</pre>
   *
   * @param <T> the type of the result
   * @param what a coroutine or a future
   * @param timeout how long at most; null means no limit; zero or less gives only what is done
   *     already
   * @return a coroutine
   * @throws dev.asyncio4j.exceptions.AsyncTimeoutException when awaited, if the time has passed
   * @throws RuntimeException when awaited, what {@code what} failed with: the same object, checked
   *     or not
   */
  @CheckReturnValue
  public static <T extends @Nullable Object> Coroutine<T> waitFor(
      Awaitable<T> what, @Nullable Duration timeout) {
    return ENGINE.waitFor(need(what, "what"), timeout);
  }

  /**
   * Returns a future that ends as {@code what} does, and whose cancellation leaves {@code what}
   * alone.
   *
   * <p><i>Python:</i> {@code asyncio.shield}; same, but the loop holds a shielded task strongly: no
   * reference needs to be kept. A future that is done already is returned as it is.
   *
   * <p><b>Cancellation:</b> ends the wait only; {@code what} goes on. If it fails later, the loop's
   * exception handler is told. If {@code what} itself is cancelled, so is the future.
   *
   * <p><b>Thread and loop:</b> for a coroutine, in a coroutine or callback of a loop.
   *
   * <pre>{@code
   * Task<String> save = createTask(fetch(url));
   * try {
   *   await(shield(save));
   * } catch (CancelledError e) {
   *   await(save); // goes on in spite of the cancellation
   *   throw e;
   * }
   * }</pre>
   *
   * @param <T> the type of the result
   * @param what a coroutine, which becomes a task, or a future
   * @return the future
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if {@code what} is a coroutine and no
   *     loop runs here
   * @throws IllegalStateException if the coroutine has been started before
   * @throws IllegalArgumentException if {@code what} was not made by this library
   */
  public static <T extends @Nullable Object> Future<T> shield(Awaitable<T> what) {
    return ENGINE.shield(need(what, "what"));
  }
}
