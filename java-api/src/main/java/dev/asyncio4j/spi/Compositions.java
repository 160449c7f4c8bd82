package dev.asyncio4j.spi;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Completions;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Outcome;
import dev.asyncio4j.StaggeredResult;
import dev.asyncio4j.TaskGroup;
import dev.asyncio4j.Timeout;
import dev.asyncio4j.WaitOptions;
import dev.asyncio4j.WaitResult;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The part of {@link AsyncioProvider} that waits for and combines awaitables. */
public interface Compositions {
  /**
   * Makes a task of a coroutine, and leaves a future as it is.
   *
   * @param <T> the type of the result
   * @param what a coroutine or a future
   * @return the future
   */
  <T extends @Nullable Object> Future<T> ensureFuture(Awaitable<T> what);

  /**
   * Makes a future of the running loop for a stage.
   *
   * @param <T> the type of the result
   * @param stage the stage
   * @return the future
   */
  <T extends @Nullable Object> Future<T> wrapFuture(CompletionStage<T> stage);

  /**
   * Makes a coroutine that gives a result after a delay.
   *
   * @param <T> the type of the result
   * @param delay how long
   * @param result what it gives
   * @return the coroutine
   */
  <T extends @Nullable Object> Coroutine<T> sleep(Duration delay, T result);

  /**
   * Runs all at the same time.
   *
   * @param <T> the type of the result
   * @param each coroutines and futures
   * @return a future of the results in their order
   */
  <T extends @Nullable Object> Future<List<T>> gather(
      Collection<? extends Awaitable<? extends T>> each);

  /**
   * Runs all at the same time and keeps their failures apart.
   *
   * @param <T> the type of the result
   * @param each coroutines and futures
   * @return a future of the outcomes in their order
   */
  <T extends @Nullable Object> Future<List<Outcome<T>>> gatherOutcomes(
      Collection<? extends Awaitable<? extends T>> each);

  /**
   * Waits for some or all.
   *
   * @param <F> the type of the futures
   * @param futures futures and tasks
   * @param options how long, and until when
   * @return a coroutine
   */
  <F extends Future<?>> Coroutine<WaitResult<F>> wait(
      Collection<? extends F> futures, WaitOptions options);

  /**
   * Runs all at the same time and gives them as they end.
   *
   * @param <T> the type of the result
   * @param each coroutines and futures
   * @param timeout from now for all together; null means no limit
   * @return the completions
   */
  <T extends @Nullable Object> Completions<T> asCompleted(
      Collection<? extends Awaitable<? extends T>> each, @Nullable Duration timeout);

  /**
   * Makes a coroutine that awaits under a timeout.
   *
   * @param <T> the type of the result
   * @param what a coroutine or a future
   * @param timeout how long at most; null means no limit
   * @return the coroutine
   */
  <T extends @Nullable Object> Coroutine<T> waitFor(Awaitable<T> what, @Nullable Duration timeout);

  /**
   * Makes a future whose cancellation leaves another alone.
   *
   * @param <T> the type of the result
   * @param what a coroutine or a future
   * @return the future
   */
  <T extends @Nullable Object> Future<T> shield(Awaitable<T> what);

  /**
   * Runs a block under a deadline.
   *
   * @param <T> the type of the result
   * @param delay from now; null means no limit
   * @param body the block
   * @return its value
   */
  <T extends @Nullable Object> T timeout(@Nullable Duration delay, Timeout.Body<T> body);

  /**
   * Runs a block under a deadline in the time of its loop.
   *
   * @param <T> the type of the result
   * @param when the deadline; null means no limit
   * @param body the block
   * @return its value
   */
  <T extends @Nullable Object> T timeoutAt(@Nullable Duration when, Timeout.Body<T> body);

  /**
   * Runs a block with a group of tasks.
   *
   * @param <T> the type of the result
   * @param body the block
   * @return its value
   */
  <T extends @Nullable Object> T taskGroup(TaskGroup.Body<T> body);

  /**
   * Makes a coroutine that starts others one after another and takes the first result.
   *
   * @param <T> the type of the results
   * @param starts each makes a coroutine
   * @param delay how long one may run before the next starts; null: until it fails
   * @return the coroutine
   */
  <T extends @Nullable Object> Coroutine<StaggeredResult<T>> staggeredRace(
      Collection<? extends Supplier<? extends Coroutine<? extends T>>> starts,
      @Nullable Duration delay);
}
