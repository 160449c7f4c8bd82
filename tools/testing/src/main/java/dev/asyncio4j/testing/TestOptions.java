package dev.asyncio4j.testing;

import dev.asyncio4j.ContextCarrier;
import dev.asyncio4j.lowlevel.StepOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options of a test; each wither gives a changed copy.
 *
 * <p><i>Python:</i> pytest-asyncio's settings and looptime's.
 *
 * <pre>{@code
 * TestOptions byHand = TestOptions.defaults().autoJump(false).mayLeave("tasks:heartbeat-*");
 * AsyncTests.run(byHand, () -> await(sleep(Duration.ZERO)));
 * }</pre>
 *
 * @param isRealTime whether the loop goes by the machine's clock
 * @param autoJump whether virtual time jumps by itself to the next timer
 * @param timeout how long the test may take, in real time
 * @param debug whether the loop is in debug mode, which knows the line that made each thing
 * @param startingAt the time of day at the start, in virtual time
 * @param order chooses the next step; null: what was ready first runs first
 * @param seed of what the fake network leaves to chance
 * @param carriers what of a thread goes along with each task
 * @param mayLeave what the test is allowed to leave behind, see {@link MayLeave}
 */
public record TestOptions(
    boolean isRealTime,
    boolean autoJump,
    Duration timeout,
    boolean debug,
    Instant startingAt,
    @Nullable StepOrder order,
    long seed,
    List<ContextCarrier<?>> carriers,
    List<String> mayLeave) {
  /**
   * Copies the lists; {@link #defaults()} and the withers read better.
   *
   * @param isRealTime see {@link #realTime()}
   * @param autoJump whether time jumps
   * @param timeout more than zero
   * @param debug whether things know who made them
   * @param startingAt from 1970 to the year 2200
   * @param order or null
   * @param seed any
   * @param carriers copied
   * @param mayLeave copied
   * @throws IllegalArgumentException if the timeout is not positive, or {@code mayLeave} names a
   *     kind that there is not
   */
  public TestOptions {
    if (timeout.isNegative() || timeout.isZero())
      throw new IllegalArgumentException("timeout is " + timeout + ": give more than zero");
    carriers = List.copyOf(carriers);
    mayLeave = List.copyOf(mayLeave);
    mayLeave.forEach(Allowed::parse);
  }

  /**
   * Returns virtual time that jumps, debug mode, ten seconds of real time, nothing left behind.
   *
   * @return the options; with the limit of the system property {@code asyncio4j.testing.timeout},
   *     if it is set
   * @throws IllegalArgumentException if that is no limit
   */
  public static TestOptions defaults() {
    return new TestOptions(
        false, true, Limit.usual(), true, Instant.EPOCH, null, 0, List.of(), List.of());
  }

  /** {@return a copy for a test that needs the machine's clock} */
  public TestOptions realTime() {
    return new TestOptions(
        true, autoJump, timeout, debug, startingAt, order, seed, carriers, mayLeave);
  }

  /**
   * Returns a copy that says whether virtual time jumps by itself.
   *
   * @param on false: only {@code advance} moves it
   * @return the copy
   */
  public TestOptions autoJump(boolean on) {
    return new TestOptions(
        isRealTime, on, timeout, debug, startingAt, order, seed, carriers, mayLeave);
  }

  /**
   * Returns a copy with another limit.
   *
   * @param limit of real time, more than zero
   * @return the copy
   * @throws IllegalArgumentException if it is zero or less
   */
  public TestOptions timeout(Duration limit) {
    return new TestOptions(
        isRealTime, autoJump, limit, debug, startingAt, order, seed, carriers, mayLeave);
  }

  /**
   * Returns a copy that says whether the loop is in debug mode.
   *
   * @param enabled false: faster, and without the lines that made things
   * @return the copy
   */
  public TestOptions debug(boolean enabled) {
    return new TestOptions(
        isRealTime, autoJump, timeout, enabled, startingAt, order, seed, carriers, mayLeave);
  }

  /**
   * Returns a copy whose virtual time begins at a time of day.
   *
   * @param wall from 1970 to the year 2200
   * @return the copy
   */
  public TestOptions startingAt(Instant wall) {
    return new TestOptions(
        isRealTime, autoJump, timeout, debug, wall, order, seed, carriers, mayLeave);
  }

  /**
   * Returns a copy with a choice among the steps that are ready.
   *
   * @param chooses is asked before each step
   * @return the copy
   */
  public TestOptions order(StepOrder chooses) {
    return new TestOptions(
        isRealTime, autoJump, timeout, debug, startingAt, chooses, seed, carriers, mayLeave);
  }

  /**
   * Returns a copy with another seed.
   *
   * @param first of what the fake network leaves to chance
   * @return the copy
   */
  public TestOptions seed(long first) {
    return new TestOptions(
        isRealTime, autoJump, timeout, debug, startingAt, order, first, carriers, mayLeave);
  }

  /**
   * Returns a copy with the values of threads that go along with each task.
   *
   * @param each replaces those of an earlier call
   * @return the copy
   */
  public TestOptions carriers(ContextCarrier<?>... each) {
    return new TestOptions(
        isRealTime, autoJump, timeout, debug, startingAt, order, seed, List.of(each), mayLeave);
  }

  /**
   * Returns a copy that allows a test to leave something behind.
   *
   * @param what patterns as in {@link MayLeave}; they replace those of an earlier call
   * @return the copy
   * @throws IllegalArgumentException if one names a kind that there is not
   */
  public TestOptions mayLeave(String... what) {
    return new TestOptions(
        isRealTime, autoJump, timeout, debug, startingAt, order, seed, carriers, List.of(what));
  }
}
