package dev.asyncio4j;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.spi.Engine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The functions of asyncio: coroutines and loops here, all other subjects by inheritance.
 *
 * <p><i>Python:</i> the functions of the module {@code asyncio}. Meant for {@code import static
 * dev.asyncio4j.Asyncio.*}; only {@link #wait} must then be written {@code Asyncio.wait}, because
 * {@code Object.wait} hides it.
 *
 * <p>Subjects: coroutines and running ({@link #async}, {@link #await}, {@link #sleep}, {@link
 * #run}, loops); tasks and futures ({@link #createTask}, {@link #ensureFuture}); waiting ({@link
 * #gather}, {@link #wait}, {@link #asCompleted}, {@link #waitFor}, {@link #shield}, {@link
 * #staggeredRace}); scopes ({@link #timeout}, {@link #taskGroup}); iteration ({@link #each}, {@link
 * #asyncGenerator}); network ({@link #openConnection}, {@link #startServer}, unix sockets);
 * processes and signals ({@link #createSubprocessExec}, {@link #signals}); threads ({@link
 * #toThread}, {@link #compute}, {@link #runCoroutineThreadsafe}).
 *
 * <p>The methods hold no logic: they call the engine, which is found when this class is first used.
 * Where a {@link Body} is taken, the twin with a {@link VoidBody} is for blocks without a value.
 *
 * @see dev.asyncio4j The rules of translation from Python
 */
@SuppressWarnings(
    "overloads") // a body with a value and its twin without: told apart by the lambda's shape
public final class Asyncio extends AsyncioAwaiting {
  private Asyncio() {}

  /**
   * Returns a coroutine that runs {@code body} when it is awaited or made a task.
   *
   * <p><i>Python:</i> the call of an {@code async def}. One that is never awaited never runs.
   *
   * <p><b>Cancellation:</b> the body sees {@link dev.asyncio4j.exceptions.CancelledError} at the
   * {@code await} it is in; it may catch it to clean up, and should throw it on.
   *
   * <p><b>Thread and loop:</b> callable from anywhere; the loop is that of the task that awaits it.
   *
   * <pre>{@code
   * Coroutine<Integer> length(String url) {
   *   return async(() -> {
   *     String page = await(fetch(url));
   *     return page.length();
   *   });
   * }
   * }</pre>
   *
   * @param <T> the type of the result
   * @param body the code, which may await and throw anything
   * @return a coroutine that has not started
   */
  @CheckReturnValue
  public static <T extends @Nullable Object> Coroutine<T> async(Body<T> body) {
    return ENGINE.coroutine(need(body, "body"));
  }

  /**
   * Returns a coroutine without a value that runs {@code body} when it is awaited or made a task.
   *
   * <p><i>Python:</i> the call of an {@code async def} that returns nothing.
   *
   * <p><b>Cancellation, thread and loop:</b> as {@link #async(Body)}.
   *
   * @param body the code, which may await and throw anything
   * @return a coroutine that has not started; it gives null
   * @see #async(Body)
   */
  @CheckReturnValue
  public static Coroutine<@Nullable Void> async(VoidBody body) {
    return ENGINE.coroutine(Engine.toBody(need(body, "body")));
  }

  /**
   * Returns a coroutine that ends after {@code delay}.
   *
   * <p><i>Python:</i> {@code asyncio.sleep}; same. A delay of zero or less gives up the turn for
   * exactly one pass of the loop.
   *
   * <p><b>Cancellation:</b> ends the sleep at once; its timer is cancelled.
   *
   * <p><b>Thread and loop:</b> callable from anywhere; the time runs from when it is awaited.
   *
   * @param delay how long
   * @return a coroutine that gives null
   */
  @CheckReturnValue
  public static Coroutine<@Nullable Void> sleep(Duration delay) {
    return ENGINE.sleep(need(delay, "delay"), null);
  }

  /**
   * Returns a coroutine that gives {@code result} after {@code delay}.
   *
   * <p><i>Python:</i> {@code asyncio.sleep(delay, result)}; same.
   *
   * <p><b>Cancellation:</b> ends the sleep at once; its timer is cancelled.
   *
   * <p><b>Thread and loop:</b> callable from anywhere; the time runs from when it is awaited.
   *
   * @param <T> the type of the result
   * @param delay how long; zero or less gives up the turn for exactly one pass of the loop
   * @param result what it gives
   * @return a coroutine
   */
  @CheckReturnValue
  public static <T extends @Nullable Object> Coroutine<T> sleep(Duration delay, T result) {
    return ENGINE.sleep(need(delay, "delay"), result);
  }

  /**
   * Runs {@code main} on a new loop until it is done, and returns its result.
   *
   * <p><i>Python:</i> {@code asyncio.run}; same, for Ctrl-C too: on the application's main thread
   * it is an interrupt.
   *
   * <p>At the end, tasks that are left are cancelled and waited for, the default executor's work is
   * waited for (five minutes at most), and the loop is closed. Errors of tasks that were left go to
   * the loop's exception handler.
   *
   * <p><b>Cancellation:</b> an interrupt of the thread cancels {@code main}; a second one stops the
   * loop at once.
   *
   * <p><b>Thread and loop:</b> from a thread in which no loop runs; it blocks the thread.
   *
   * <pre>{@code
   * String page = run(async(() -> {
   *   await(sleep(Duration.ofMillis(10)));
   *   return await(fetch(url));
   * }));
   * }</pre>
   *
   * @param <T> the type of the result
   * @param main what to run, usually a coroutine
   * @return its result
   * @throws IllegalStateException if a loop runs in this thread, or if the coroutine has been
   *     started before
   * @throws IllegalArgumentException if {@code main} is a future of another loop, or not of this
   *     library
   * @throws RuntimeException whatever {@code main} failed with: the same object, checked or not
   * @throws dev.asyncio4j.exceptions.CancelledError if {@code main} ended cancelled
   * @throws dev.asyncio4j.exceptions.RunInterruptedException if an interrupt or Ctrl-C ended the
   *     run
   */
  public static <T extends @Nullable Object> T run(Awaitable<T> main) {
    return run(main, RunOptions.defaults());
  }

  /**
   * Runs {@code main} on a new loop with options until it is done, and returns its result.
   *
   * <p><i>Python:</i> {@code asyncio.run(main, debug=…, loop_factory=…)}. Virtual time is an
   * addition: sleeps and timeouts take no real time.
   *
   * <pre>{@code
   * run(async(() -> await(sleep(Duration.ofDays(1)))), RunOptions.defaults().virtualTime());
   * }</pre>
   *
   * @param <T> the type of the result
   * @param main what to run, usually a coroutine
   * @param options debug mode, how to make the loop, and its clock
   * @return its result
   * @throws IllegalStateException if a loop runs in this thread, or if the coroutine has been
   *     started before
   * @throws IllegalArgumentException if {@code main} is a future of another loop, or not of this
   *     library
   * @throws dev.asyncio4j.exceptions.DeadlockException if the time is virtual and nothing can ever
   *     happen again
   * @throws RuntimeException whatever {@code main} failed with: the same object, checked or not
   * @throws dev.asyncio4j.exceptions.CancelledError if {@code main} ended cancelled
   * @throws dev.asyncio4j.exceptions.RunInterruptedException if an interrupt or Ctrl-C ended the
   *     run
   * @see #run(Awaitable)
   */
  public static <T extends @Nullable Object> T run(Awaitable<T> main, RunOptions options) {
    return ENGINE.run(need(main, "main"), need(options, "options"));
  }

  /**
   * Returns the loop whose coroutine or callback calls this.
   *
   * <p><i>Python:</i> {@code asyncio.get_running_loop}; same. There is no {@code get_event_loop}:
   * Python discourages it.
   *
   * @return the running loop
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  public static EventLoop getRunningLoop() {
    return ENGINE.getRunningLoop();
  }

  /**
   * Returns a new loop that does not run yet.
   *
   * <p><i>Python:</i> {@code asyncio.new_event_loop}; same. Close it after use. Most programs call
   * {@link #run} instead.
   *
   * @return the loop, on the system's clock
   */
  public static EventLoop newEventLoop() {
    return ENGINE.newEventLoop(RunOptions.defaults());
  }
}
