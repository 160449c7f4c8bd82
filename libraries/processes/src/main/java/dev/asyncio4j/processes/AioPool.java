package dev.asyncio4j.processes;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * A pool of child JVMs that run functions.
 *
 * <p><i>Python:</i> {@code AioPool}. Unlike there, a worker that dies fails its own task only: the
 * pool replaces it and goes on. A failure is a copy of the original, with the place in the worker
 * as a suppressed {@link RemoteTrace}.
 *
 * <p><b>Cancellation:</b> a task that queues is taken back; one that runs goes on and its result is
 * dropped, or its worker is killed: {@link PoolOptions#killOnCancel}.
 *
 * <p><b>Thread and loop:</b> in tasks of the loop that made it.
 *
 * <pre>{@code
 * try (var pool = AioProcesses.pool(2)) {
 *   System.out.println(await(pool.coroMap(x -> x * x, List.of(1, 2, 3))));
 * }
 * }</pre>
 */
public interface AioPool extends AutoCloseable {
  /**
   * Runs a function.
   *
   * @param <T> the type of the result
   * @param function a copy of which runs
   * @return gives a copy of the result
   * @throws NotSerialisableException at the call, if it cannot be copied
   * @throws IllegalStateException when awaited, if the pool is closed
   * @throws BrokenProcessPoolException when awaited, if the worker died
   */
  @CheckReturnValue
  <T extends @Nullable Object> Coroutine<T> coroApply(SerializableBody<T> function);

  /**
   * Runs a function with an argument.
   *
   * @param <A> the argument's type
   * @param <R> the type of the result
   * @param function a copy of which runs
   * @param argument likewise
   * @return gives a copy of the result
   * @see #coroApply(SerializableBody)
   */
  @CheckReturnValue
  <A extends @Nullable Object, R extends @Nullable Object> Coroutine<R> coroApply(
      SerializableFunction<A, R> function, A argument);

  /**
   * Runs a function for each item, in chunks of len/(4·n), rounded up.
   *
   * @param <A> the items' type
   * @param <R> the results' type
   * @param function a copy of which runs
   * @param items copies of which are given to it
   * @return gives the results, in the order of the items; the first failure fails it
   * @see #coroApply(SerializableBody)
   */
  @CheckReturnValue
  <A extends @Nullable Object, R extends @Nullable Object> Coroutine<List<R>> coroMap(
      SerializableFunction<A, R> function, Collection<? extends A> items);

  /**
   * Runs a function for each item, in chunks.
   *
   * @param <A> the items' type
   * @param <R> the results' type
   * @param function a copy of which runs
   * @param items copies of which are given to it
   * @param chunk how many go to a worker at once
   * @return gives the results, in the order of the items; the first failure fails it
   * @throws IllegalArgumentException if the chunk is less than 1
   */
  @CheckReturnValue
  <A extends @Nullable Object, R extends @Nullable Object> Coroutine<List<R>> coroMap(
      SerializableFunction<A, R> function, Collection<? extends A> items, int chunk);

  /**
   * Runs a function of two arguments for each pair.
   *
   * @param <A> the first arguments' type
   * @param <B> the second arguments' type
   * @param <R> the results' type
   * @param function a copy of which runs
   * @param items pairs such as {@code Map.entry(2, 3)}
   * @return gives the results, in the order of the pairs
   */
  @CheckReturnValue
  <A, B, R extends @Nullable Object> Coroutine<List<R>> coroStarmap(
      SerializableBiFunction<A, B, R> function, Collection<Map.Entry<A, B>> items);

  /**
   * Returns the results of a function for each item, in order, as they are asked for.
   *
   * <p>At most twice as many chunks as workers are under way; leaving early cancels the rest.
   *
   * @param <A> the items' type
   * @param <R> the results' type
   * @param function a copy of which runs
   * @param items copies of which are given to it
   * @param chunk how many go to a worker at once
   * @return the results
   * @throws IllegalArgumentException if the chunk is less than 1
   */
  <A extends @Nullable Object, R extends @Nullable Object> AsyncIterable<R> imap(
      SerializableFunction<A, R> function, Collection<? extends A> items, int chunk);

  /**
   * Returns the results of a function for each item, as the chunks end.
   *
   * @param <A> the items' type
   * @param <R> the results' type
   * @param function a copy of which runs
   * @param items copies of which are given to it
   * @param chunk how many go to a worker at once
   * @return the results, in the order of the ends
   * @throws IllegalArgumentException if the chunk is less than 1
   */
  <A extends @Nullable Object, R extends @Nullable Object> AsyncIterable<R> imapUnordered(
      SerializableFunction<A, R> function, Collection<? extends A> items, int chunk);

  /** Takes no more work; what is there is done, then the workers end. */
  @Override
  void close();

  /** Kills the workers; what is there fails with {@code CancelledError}. */
  void terminate();

  /**
   * Waits until all work is done and the workers have ended.
   *
   * @return gives null
   * @throws IllegalStateException when awaited, if the pool is neither closed nor terminated
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> coroJoin();

  /**
   * Returns the pool as an executor, for {@code runInExecutor} and {@code toThread}.
   *
   * <p><i>Python:</i> {@code ProcessPoolExecutor}. Its work must be serialisable.
   *
   * @return a view of this pool
   */
  ExecutorService asExecutor();

  /** {@return what it does now} */
  PoolStatistics statistics();
}
