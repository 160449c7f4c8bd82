package dev.asyncio4j;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.spi.Engine;
import org.jspecify.annotations.Nullable;

/**
 * A loop and a context for several runs, one after the other.
 *
 * <p><i>Python:</i> {@code asyncio.Runner}; same. The loop is made at first use; what one run sets
 * in context variables, the next one sees.
 *
 * <p><b>Thread and loop:</b> by one thread at a time, outside loops.
 *
 * <pre>{@code
 * try (Runner runner = Runner.create(RunOptions.defaults())) {
 *   String first = runner.run(fetch("http://a"));
 *   System.out.println(runner.run(fetch(first)));
 * }
 * }</pre>
 */
public interface Runner extends AutoCloseable {
  /**
   * Returns a new runner, whose context is a copy of the current one.
   *
   * @param options debug mode, how to make the loop, and its clock
   * @return the runner; close it after use
   */
  static Runner create(RunOptions options) {
    return Engine.provider().newRunner(options);
  }

  /**
   * Runs {@code main} until it is done, in the runner's context, and returns its result.
   *
   * <p><i>Python:</i> {@code Runner.run}; same. Other tasks stay, and go on in the next run.
   *
   * <p><b>Cancellation:</b> an interrupt of the thread, or Ctrl-C on the application's main thread,
   * cancels {@code main}; a second one stops the loop at once.
   *
   * <p><b>Thread and loop:</b> from a thread in which no loop runs; it blocks the thread.
   *
   * @param <T> the type of the result
   * @param main a coroutine, or a future of {@link #loop}
   * @return its result
   * @throws IllegalStateException if a loop runs in this thread, if the runner is closed, if the
   *     coroutine has been started before, or if the loop was stopped before {@code main} was done
   * @throws IllegalArgumentException if {@code main} is a future of another loop, or not of this
   *     library
   * @throws RuntimeException whatever {@code main} failed with: the same object, checked or not
   * @throws dev.asyncio4j.exceptions.CancelledError if {@code main} ended cancelled
   * @throws dev.asyncio4j.exceptions.RunInterruptedException if an interrupt or Ctrl-C ended the
   *     run
   */
  <T extends @Nullable Object> T run(Awaitable<T> main);

  /**
   * Runs {@code main} until it is done, in {@code context}, and returns its result.
   *
   * <p><i>Python:</i> {@code Runner.run(coro, context=…)}; same.
   *
   * @param <T> the type of the result
   * @param main a coroutine, or a future of {@link #loop}
   * @param context the context variables of the coroutine, not copied; without effect on a future
   * @return its result
   * @throws IllegalStateException if a loop runs in this thread, or as {@link #run(Awaitable)} says
   * @throws IllegalArgumentException if {@code main} is a future of another loop, or not of this
   *     library
   * @throws RuntimeException whatever {@code main} failed with: the same object, checked or not
   * @throws dev.asyncio4j.exceptions.CancelledError if {@code main} ended cancelled
   * @throws dev.asyncio4j.exceptions.RunInterruptedException if an interrupt or Ctrl-C ended the
   *     run
   * @see #run(Awaitable)
   */
  <T extends @Nullable Object> T run(Awaitable<T> main, Context context);

  /**
   * Returns the runner's loop, and makes it if need be.
   *
   * @return the loop
   * @throws IllegalStateException if the runner is closed
   */
  EventLoop loop();

  /**
   * Ends the tasks that are left and closes the loop.
   *
   * <p><i>Python:</i> {@code Runner.close}; same. Tasks that are left are cancelled and waited for;
   * their errors go to the loop's exception handler. The default executor's work is waited for,
   * five minutes at most. Closing again does nothing.
   *
   * @throws IllegalStateException if a loop runs in this thread and this runner's loop has been
   *     made
   */
  @Override
  void close();
}
