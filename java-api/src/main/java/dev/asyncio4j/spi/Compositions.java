package dev.asyncio4j.spi;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Body1;
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
   * @see dev.asyncio4j.Asyncio#ensureFuture
   */
  <T extends @Nullable Object> Future<T> ensureFuture(Awaitable<T> what);

  /**
   * @see dev.asyncio4j.Asyncio#wrapFuture
   */
  <T extends @Nullable Object> Future<T> wrapFuture(CompletionStage<T> stage);

  /**
   * @see dev.asyncio4j.Asyncio#sleep(Duration, Object)
   */
  <T extends @Nullable Object> Coroutine<T> sleep(Duration delay, T result);

  /**
   * @see dev.asyncio4j.Asyncio#gather(Collection)
   */
  <T extends @Nullable Object> Future<List<T>> gather(
      Collection<? extends Awaitable<? extends T>> each);

  /**
   * @see dev.asyncio4j.Asyncio#gatherOutcomes
   */
  <T extends @Nullable Object> Future<List<Outcome<T>>> gatherOutcomes(
      Collection<? extends Awaitable<? extends T>> each);

  /**
   * @see dev.asyncio4j.Asyncio#wait(Collection, WaitOptions)
   */
  <F extends Future<?>> Coroutine<WaitResult<F>> wait(
      Collection<? extends F> futures, WaitOptions options);

  /**
   * @see dev.asyncio4j.Asyncio#asCompleted(Collection, Duration)
   */
  <T extends @Nullable Object> Completions<T> asCompleted(
      Collection<? extends Awaitable<? extends T>> each, @Nullable Duration timeout);

  /**
   * @see dev.asyncio4j.Asyncio#waitFor
   */
  <T extends @Nullable Object> Coroutine<T> waitFor(Awaitable<T> what, @Nullable Duration timeout);

  /**
   * @see dev.asyncio4j.Asyncio#shield
   */
  <T extends @Nullable Object> Future<T> shield(Awaitable<T> what);

  /**
   * @see dev.asyncio4j.Asyncio#timeout(Duration, Timeout.Body)
   */
  <T extends @Nullable Object> T timeout(@Nullable Duration delay, Body1<Timeout, T> body);

  /**
   * @see dev.asyncio4j.Asyncio#timeoutAt(Duration, Timeout.Body)
   */
  <T extends @Nullable Object> T timeoutAt(@Nullable Duration when, Body1<Timeout, T> body);

  /**
   * @see dev.asyncio4j.Asyncio#taskGroup(TaskGroup.Body)
   */
  <T extends @Nullable Object> T taskGroup(Body1<TaskGroup, T> body);

  /**
   * @see dev.asyncio4j.Asyncio#staggeredRace
   */
  <T extends @Nullable Object> Coroutine<StaggeredResult<T>> staggeredRace(
      Collection<? extends Supplier<? extends Coroutine<? extends T>>> starts,
      @Nullable Duration delay);
}
