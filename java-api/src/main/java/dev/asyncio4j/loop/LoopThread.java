package dev.asyncio4j.loop;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.spi.Engine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An event loop on a daemon thread of its own, for a program whose threads are another framework's.
 *
 * <p><i>Python:</i> a thread that calls {@code loop.run_forever()}, {@code
 * asyncio.run_coroutine_threadsafe} and an orderly end; anyio's {@code BlockingPortal}.
 *
 * <p><b>Thread and loop:</b> every method may be called from any thread, but {@link #call} and
 * {@link #close}, which block, not on the turn of the loop itself.
 *
 * <pre>{@code
 * try (LoopThread loop = LoopThread.start("fetcher")) {
 *   CompletableFuture<String> page = loop.submit(fetch("http://a"));
 *   System.out.println(page.join());
 * }
 * }</pre>
 */
public interface LoopThread extends AutoCloseable {
  /**
   * Starts a loop; returns when it runs.
   *
   * @param name of the thread
   * @return the running loop; close it after use
   */
  static LoopThread start(String name) {
    return start(name, RunOptions.defaults());
  }

  /**
   * Starts a loop with options; returns when it runs.
   *
   * @param name of the thread
   * @param options debug mode, loop and clock, what is carried
   * @return the running loop; close it after use
   */
  static LoopThread start(String name, RunOptions options) {
    return Engine.provider().startLoopThread(name, options);
  }

  /**
   * Returns the name given at the start.
   *
   * @return the name
   */
  String name();

  /**
   * Returns the loop, for {@code callSoonThreadsafe} and other functions that take one.
   *
   * @return the loop
   */
  EventLoop loop();

  /**
   * Returns whether new work is taken: not any more once {@link #stop} was called.
   *
   * @return true until it is stopped
   */
  boolean isRunning();

  /**
   * Starts a coroutine as a task of the loop.
   *
   * <p><b>Cancellation:</b> cancelling the future cancels the task.
   *
   * @param <T> the type of the result
   * @param coroutine what to run
   * @return its result
   * @throws java.util.concurrent.RejectedExecutionException if the loop is stopped
   */
  <T extends @Nullable Object> CompletableFuture<T> submit(Coroutine<T> coroutine);

  /**
   * Runs a body on the loop, and waits for its result.
   *
   * <p><b>Cancellation:</b> an interrupt of the waiting thread cancels the task.
   *
   * @param <T> the type of the result
   * @param body in direct style; it may await
   * @return its result
   * @throws IllegalStateException on the turn of a loop, which must not block: await there
   * @throws java.util.concurrent.RejectedExecutionException if the loop is stopped
   * @throws dev.asyncio4j.exceptions.RunInterruptedException if the thread was interrupted
   * @throws dev.asyncio4j.exceptions.CancelledError if the task was cancelled
   * @throws RuntimeException whatever the body failed with: the same object, checked or not
   */
  <T extends @Nullable Object> T call(Body<T> body);

  /**
   * Runs a body without a value on the loop, and waits for its end.
   *
   * @param body in direct style; it may await
   * @throws IllegalStateException on the turn of a loop
   * @throws java.util.concurrent.RejectedExecutionException if the loop is stopped
   * @throws dev.asyncio4j.exceptions.RunInterruptedException if the thread was interrupted
   * @throws dev.asyncio4j.exceptions.CancelledError if the task was cancelled
   * @throws RuntimeException whatever the body failed with: the same object, checked or not
   * @see #call(Body)
   */
  default void call(VoidBody body) {
    call(Engine.toBody(body));
  }

  /**
   * Takes no new work, waits for the tasks, cancels those that are left after {@code grace}, and
   * closes the loop. A second call changes nothing, and gives the same report.
   *
   * <p><b>Cancellation:</b> of the future: changes nothing.
   *
   * @param grace how long tasks may go on by themselves
   * @return how the tasks ended; done when the loop is closed, or that has taken 7 s more: a body
   *     blocks it, or code in threads goes on, which the log tells
   */
  CompletableFuture<StopReport> stop(Duration grace);

  /**
   * Stops the loop with a grace of 10 s, and waits for that.
   *
   * @throws IllegalStateException on the loop's own turn: call {@link #stop} there
   */
  @Override
  void close();
}
