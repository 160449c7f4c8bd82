package dev.asyncio4j;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.spi.Engine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link Asyncio} that runs code in threads, and reaches a loop from other threads.
 *
 * <p>Java has no partial classes, so the parts are a chain: their order means nothing.
 */
@SuppressWarnings(
    "overloads") // a body with a value and its twin without: told apart by the lambda's shape
abstract class AsyncioThreads extends AsyncioCallGraphs {
  AsyncioThreads() {}

  /**
   * Returns a duration of so many seconds, to the nearest nanosecond.
   *
   * <p><i>Python:</i> none; there a time is a {@code float} of seconds.
   *
   * <pre>{@code
   * await(sleep(seconds(0.05)));
   * }</pre>
   *
   * @param seconds how many; may be negative
   * @return the duration
   * @throws IllegalArgumentException if it is not a finite number
   * @throws ArithmeticException if it is beyond the range of a duration, some 292 billion years
   */
  public static Duration seconds(double seconds) {
    if (!Double.isFinite(seconds)) {
      throw new IllegalArgumentException(
          "seconds must be a finite number, got " + seconds + ": null means no limit");
    }
    double whole = Math.floor(seconds);
    if (Math.abs(whole) >= 0x1p63) throw new ArithmeticException(seconds + " s is no duration");
    return Duration.ofSeconds((long) whole, Math.round((seconds - whole) * 1e9));
  }

  /**
   * Returns a coroutine that runs blocking code in a thread of the default executor.
   *
   * <p><i>Python:</i> {@code asyncio.to_thread}; same. The context variables go along, as a copy.
   * It starts when it is awaited.
   *
   * <p><b>Cancellation:</b> ends the wait only: code that runs goes on to its end, and its result
   * is dropped.
   *
   * <p><b>Thread and loop:</b> callable from anywhere. The code runs outside the loop: it must not
   * await, nor touch the loop's objects.
   *
   * <pre>{@code
   * String text = await(toThread(() -> Files.readString(Path.of("config.txt"))));
   * }</pre>
   *
   * @param <T> the type of the result
   * @param blocking the code
   * @return a coroutine
   * @throws RuntimeException when awaited, what the code throws: the same object, checked or not
   * @throws IllegalStateException when awaited, if the default executor has been shut down
   */
  @CheckReturnValue
  public static <T extends @Nullable Object> Coroutine<T> toThread(Body<T> blocking) {
    return ENGINE.toThread(need(blocking, "blocking"), ThreadOptions.defaults());
  }

  /**
   * Returns a coroutine that runs blocking code without a value in a thread of the default
   * executor.
   *
   * <p><i>Python:</i> {@code asyncio.to_thread}; same.
   *
   * <p><b>Cancellation:</b> ends the wait only: code that runs goes on to its end.
   *
   * @param blocking the code
   * @return a coroutine that gives null
   * @see #toThread(Body)
   */
  @CheckReturnValue
  public static Coroutine<@Nullable Void> toThread(VoidBody blocking) {
    return ENGINE.toThread(Engine.toBody(need(blocking, "blocking")), ThreadOptions.defaults());
  }

  /**
   * Returns a coroutine that runs blocking code in a thread, with options.
   *
   * <p><i>Python:</i> {@code asyncio.to_thread}, which has no options.
   *
   * <p><b>Cancellation:</b> ends the wait; with {@link ThreadOptions#interruptible} it also
   * interrupts the thread, else code that runs goes on to its end.
   *
   * @param <T> the type of the result
   * @param blocking the code
   * @param options executor, limiter, interrupts
   * @return a coroutine
   * @throws RuntimeException when awaited, what the code throws: the same object, checked or not
   * @throws IllegalStateException when awaited, if the executor has been shut down
   * @see #toThread(Body)
   */
  @CheckReturnValue
  public static <T extends @Nullable Object> Coroutine<T> toThread(
      Body<T> blocking, ThreadOptions options) {
    return ENGINE.toThread(need(blocking, "blocking"), need(options, "options"));
  }

  /**
   * Returns a coroutine that runs blocking code in a thread, or on another machine, with options.
   *
   * <p>A bare lambda is taken as serialisable, so {@link ThreadOptions#executor} may be one of
   * other processes; in this process that makes no difference.
   *
   * <p><i>Python:</i> {@code asyncio.to_thread}, which has no options. Context variables do not go
   * along to another process.
   *
   * <p><b>Cancellation:</b> as with a {@link Body}; an executor of other processes is asked to
   * interrupt the code there.
   *
   * @param <T> the type of the result
   * @param blocking the code
   * @param options executor, limiter, interrupts
   * @return a coroutine
   * @throws dev.asyncio4j.exceptions.RemoteWorkException when awaited, if the executor is remote
   *     and the code cannot travel
   * @see #toThread(Body, ThreadOptions)
   */
  @CheckReturnValue
  public static <T extends @Nullable Object> Coroutine<T> toThread(
      SerializableBody<T> blocking, ThreadOptions options) {
    return toThread((Body<T>) blocking, options);
  }

  /**
   * Returns a coroutine that runs blocking code without a value in a thread, with options.
   *
   * <p><i>Python:</i> {@code asyncio.to_thread}, which has no options.
   *
   * <p><b>Cancellation:</b> as with a value.
   *
   * @param blocking the code
   * @param options executor, limiter, interrupts
   * @return a coroutine that gives null
   * @see #toThread(Body, ThreadOptions)
   */
  @CheckReturnValue
  public static Coroutine<@Nullable Void> toThread(VoidBody blocking, ThreadOptions options) {
    return ENGINE.toThread(Engine.toBody(need(blocking, "blocking")), need(options, "options"));
  }

  /**
   * Returns a coroutine that computes on one of the threads that share the processor's cores.
   *
   * <p><i>Python:</i> nothing: threads do not compute at the same time there. The context variables
   * go along, as a copy. For code that blocks, use {@link #toThread(Body)}.
   *
   * <p><b>Cancellation:</b> interrupts the thread; code that does not look goes on to its end, and
   * its result is dropped.
   *
   * <pre>{@code
   * List<Integer> lengths = await(gather(compute(url::length), compute(near::length)));
   * }</pre>
   *
   * @param <T> the type of the result
   * @param body the code, which must not await, nor touch the loop's objects
   * @return a coroutine
   * @throws RuntimeException when awaited, what the code throws: the same object, checked or not
   */
  @CheckReturnValue
  public static <T extends @Nullable Object> Coroutine<T> compute(Body<T> body) {
    return ENGINE.compute(need(body, "body"));
  }

  /**
   * Starts a coroutine on the loop of another thread and returns the JDK's future of its result.
   *
   * <p><i>Python:</i> {@code asyncio.run_coroutine_threadsafe}; same.
   *
   * <p><b>Cancellation:</b> cancelling the result cancels the task, and the other way round. A
   * timeout of {@code get} cancels nothing.
   *
   * <p><b>Thread and loop:</b> from any thread. Do not block for the result in the loop's own
   * thread: the loop would wait for itself.
   *
   * <pre>{@code
   * CompletableFuture<String> page = runCoroutineThreadsafe(fetch(url), loop);
   * System.out.println(page.get(5, TimeUnit.SECONDS)); // in a thread of your own
   * }</pre>
   *
   * @param <T> the type of the result
   * @param coroutine what to run; it must not have been started, else the result fails with {@code
   *     IllegalStateException}
   * @param loop the loop, which must run for the coroutine to start
   * @return the result, for threads outside the loop
   * @throws IllegalStateException if the loop is closed
   * @throws IllegalArgumentException if the coroutine was not made by this library
   */
  public static <T extends @Nullable Object> CompletableFuture<T> runCoroutineThreadsafe(
      Coroutine<T> coroutine, EventLoop loop) {
    return ENGINE.runCoroutineThreadsafe(need(coroutine, "coroutine"), need(loop, "loop"));
  }
}
