package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Body;
import dev.asyncio4j.Body1;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.lowlevel.Leftover;
import dev.asyncio4j.lowlevel.LoopPort;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tests of code that awaits, with any framework or none.
 *
 * <p><i>Python:</i> pytest-asyncio, looptime, trio.testing. With JUnit Jupiter, {@link AsyncTest}
 * does the same.
 *
 * <pre>{@code
 * AsyncTests.run(() -> {
 *   var task = createTask(sleep(Duration.ofHours(9), "done"));
 *   System.out.println(await(task)); // at once
 * });
 * }</pre>
 */
public final class AsyncTests {
  private static final Duration PERIOD = Duration.ofMillis(10);

  private AsyncTests() {}

  /**
   * Runs {@code body} as a test, on a loop of its own in virtual time.
   *
   * <p><b>Thread and loop:</b> from a thread in which no loop runs.
   *
   * @param <T> the type of the result
   * @param body the test
   * @return its result
   * @throws LeftBehindError if it leaves something behind; suppressed in the body's own failure, if
   *     it has one
   * @throws IllegalStateException if a loop runs in this thread
   */
  public static <T extends @Nullable Object> T run(Body<T> body) {
    return run(TestOptions.defaults(), body);
  }

  /**
   * Runs {@code body} as a test, on a loop of its own in virtual time.
   *
   * @param body the test
   * @throws LeftBehindError if it leaves something behind
   * @throws IllegalStateException if a loop runs in this thread
   * @see #run(Body)
   */
  public static void run(VoidBody body) {
    run(TestOptions.defaults(), body);
  }

  /**
   * Runs {@code body} as a test.
   *
   * @param options clock, limit, and what the test may leave
   * @param body the test
   * @throws LeftBehindError if it leaves something behind
   * @throws IllegalStateException if a loop runs in this thread
   * @see #run(Body)
   */
  public static void run(TestOptions options, VoidBody body) {
    run(
        options,
        () -> {
          body.run();
          return null;
        });
  }

  /**
   * Runs {@code body} as a test.
   *
   * @param <T> the type of the result
   * @param options clock, limit, and what the test may leave
   * @param body the test
   * @return its result
   * @throws LeftBehindError if it leaves something behind
   * @throws IllegalStateException if a loop runs in this thread
   * @see #run(Body)
   */
  public static <T extends @Nullable Object> T run(TestOptions options, Body<T> body) {
    return run(options, (TestScope test) -> body.run());
  }

  /**
   * Runs {@code body} as a test that has its clock, its network, its trail and its end in hand.
   *
   * @param <T> the type of the result
   * @param options clock, limit, and what the test may leave
   * @param body the test
   * @return its result
   * @throws LeftBehindError if it leaves something behind
   * @throws IllegalStateException if a loop runs in this thread
   * @see #run(Body)
   */
  public static <T extends @Nullable Object> T run(TestOptions options, Body1<TestScope, T> body) {
    Places.requireNoLoop("AsyncTests.run");
    var test = new TestRun(options);
    T result;
    try {
      result = test.part(() -> body.run(new TestScope(test)));
    } catch (Throwable error) {
      try {
        test.end();
      } catch (Throwable left) {
        error.addSuppressed(left);
      }
      throw error;
    }
    test.end();
    return result;
  }

  /**
   * Waits until every task waits, nothing is ready and no thread works for the loop; the clock does
   * not move meanwhile.
   *
   * <p><i>Python:</i> trio's {@code wait_all_tasks_blocked}.
   *
   * <p><b>Cancellation:</b> ends the wait.
   *
   * @return done then
   * @throws IllegalStateException when awaited, if the loop does not come to rest within ten
   *     thousand passes, with who keeps it busy
   */
  @CheckReturnValue
  public static Coroutine<@Nullable Void> idle() {
    return async(() -> await(LoopPort.of(getRunningLoop()).idle()));
  }

  /**
   * Runs {@code assertion} again and again until it passes, every ten milliseconds of the loop's
   * clock.
   *
   * <p><b>Thread and loop:</b> in a task; the call waits.
   *
   * @param <T> the type of the result
   * @param limit of the loop's clock
   * @param assertion may await
   * @return its result
   * @throws AssertionError if it has not passed in time; the last failure is the cause
   */
  public static <T extends @Nullable Object> T eventually(Duration limit, Body<T> assertion) {
    var end = getRunningLoop().time().plus(limit);
    while (true) {
      try {
        return assertion.run();
      } catch (AssertionError | Exception error) { // CancelledError is neither
        if (getRunningLoop().time().compareTo(end) >= 0)
          throw new AssertionError("has not come true within " + limit + ": " + error, error);
      }
      await(sleep(PERIOD));
    }
  }

  /**
   * Runs a part of a test, and checks that it leaves nothing behind on the running loop.
   *
   * @param body the part
   * @throws LeftBehindError if there is more on the loop than before; it stays there
   */
  public static void assertLeavesNothing(VoidBody body) {
    var loop = getRunningLoop();
    var before = new Known(Leftover.of(loop));
    Places.call(body);
    await(idle());
    var left = new LeftBehind(List.of());
    before.newOf(Leftover.of(loop)).forEach(left::add);
    var error = left.toError();
    if (error != null) throw error;
  }

  /**
   * Checks that awaiting {@code what} fails.
   *
   * @param <X> the type of the error
   * @param type its class
   * @param what is awaited
   * @return the error
   * @throws AssertionError if it gives a result, or fails with another error, which is the cause
   */
  public static <X extends Throwable> X assertFails(Class<X> type, Awaitable<?> what) {
    Object result;
    try {
      result = await(what);
    } catch (Throwable error) {
      if (type.isInstance(error)) return type.cast(error);
      throw new AssertionError("fails with " + error + ", not with " + type.getName(), error);
    }
    throw new AssertionError("gives " + result + ", and does not fail with " + type.getName());
  }

  /**
   * Checks that a future is not done.
   *
   * @param future the future
   * @throws AssertionError if it is done
   */
  public static void assertPending(Future<?> future) {
    if (future.done()) throw new AssertionError(future + " is done");
  }

  /**
   * Checks how much of the loop's time a body takes.
   *
   * @param expected exactly, in virtual time
   * @param body may await
   * @throws AssertionError if it takes another time
   */
  public static void assertTakes(Duration expected, VoidBody body) {
    Supplier<Duration> now = getRunningLoop()::time;
    var start = now.get();
    Places.call(body);
    var taken = now.get().minus(start);
    if (!taken.equals(expected)) throw new AssertionError("takes " + taken + ", not " + expected);
  }
}
