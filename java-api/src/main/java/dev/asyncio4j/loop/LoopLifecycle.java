package dev.asyncio4j.loop;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Running, stopping and closing a loop: a part of {@link EventLoop}. */
public interface LoopLifecycle extends AutoCloseable {
  /**
   * Runs the loop until {@code what} is done, and returns its result.
   *
   * <p><i>Python:</i> {@code loop.run_until_complete}; same. Tasks that are left stay, and go on in
   * the next run.
   *
   * <p><b>Thread and loop:</b> from a thread in which no loop runs; it blocks the thread. An
   * interrupt of the thread stops the loop at once; {@link dev.asyncio4j.Runner} cancels first.
   *
   * @param <T> the type of the result
   * @param what a coroutine, or a future of this loop
   * @return its result
   * @throws IllegalStateException if this loop runs or is closed, if another one runs in this
   *     thread, if the coroutine has been started before, or if the loop was stopped before {@code
   *     what} was done
   * @throws IllegalArgumentException if {@code what} is a future of another loop, or not of this
   *     library
   * @throws dev.asyncio4j.exceptions.DeadlockException if the time is virtual and nothing can ever
   *     happen again
   * @throws dev.asyncio4j.exceptions.CancelledError if {@code what} ended cancelled
   * @throws dev.asyncio4j.exceptions.RunInterruptedException if the thread was interrupted
   * @throws RuntimeException whatever {@code what} failed with: the same object, checked or not
   */
  <T extends @Nullable Object> T runUntilComplete(Awaitable<T> what);

  /**
   * Runs the loop until {@link #stop} is called.
   *
   * <p><i>Python:</i> {@code loop.run_forever}; same. If it was stopped before, one pass is run.
   *
   * <p><b>Thread and loop:</b> from a thread in which no loop runs; it blocks the thread. An
   * interrupt of the thread stops the loop at once.
   *
   * @throws IllegalStateException if this loop runs or is closed, or if another one runs in this
   *     thread
   * @throws dev.asyncio4j.exceptions.RunInterruptedException if the thread was interrupted
   * @throws dev.asyncio4j.exceptions.DeadlockException if the time is virtual and nothing can ever
   *     happen again
   */
  void runForever();

  /**
   * Ends the run after the present pass.
   *
   * <p><i>Python:</i> {@code loop.stop}; same. What is queued later waits for the next run.
   *
   * <p><b>Thread and loop:</b> on the loop; from other threads through {@link
   * EventLoop#callSoonThreadsafe}.
   */
  void stop();

  /** {@return whether the loop runs now; callable from any thread} */
  boolean isRunning();

  /** {@return whether the loop is closed; callable from any thread} */
  boolean isClosed();

  /**
   * Closes the loop: drops what is queued, and frees its threads and its selector.
   *
   * <p><i>Python:</i> {@code loop.close}; same. It waits for nothing. Closing again does nothing.
   *
   * @throws IllegalStateException if the loop runs
   */
  @Override
  void close();

  /**
   * Returns a coroutine that closes every async generator that has started and not ended.
   *
   * <p><i>Python:</i> {@code loop.shutdown_asyncgens}; same. Their errors go to the exception
   * handler.
   *
   * <p><b>Cancellation:</b> goes on to the generators that are still being closed.
   *
   * @return a coroutine that gives null
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> shutdownAsyncGenerators();

  /**
   * Returns a coroutine that waits until the default executor's work for this loop has ended.
   *
   * <p><i>Python:</i> {@code loop.shutdown_default_executor}; same. It takes no new work from when
   * this is awaited. At the timeout a warning is logged, and the work goes on.
   *
   * <p><b>Cancellation:</b> ends the wait only.
   *
   * @param timeout how long at most; null means no limit
   * @return a coroutine that gives null
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> shutdownDefaultExecutor(@Nullable Duration timeout);
}
