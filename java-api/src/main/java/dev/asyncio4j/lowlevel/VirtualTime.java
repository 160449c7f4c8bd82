package dev.asyncio4j.lowlevel;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.spi.Engine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a loop in virtual time, in the hand of a test: it jumps by itself, or moves when it
 * is told to.
 *
 * <p><i>Python:</i> none in asyncio; trio's {@code MockClock}. The clock stands still while
 * anything is ready, a thread or process works for the loop, or a channel is watched.
 *
 * <p><b>Thread and loop:</b> on the turn of the loop that {@link
 * dev.asyncio4j.RunOptions#virtualTime(VirtualTime)} has given it to, or before that runs; {@link
 * #now} and {@link #clock} from any thread.
 *
 * <pre>{@code
 * VirtualTime time = VirtualTime.create();
 * time.autoJump(false);
 * run(async(() -> {
 *   var task = createTask(sleep(Duration.ofSeconds(5), "done"));
 *   await(time.advance(Duration.ofSeconds(5)));
 *   System.out.println(await(task)); // done
 * }), RunOptions.defaults().virtualTime(time));
 * }</pre>
 */
public interface VirtualTime {
  /** {@return a clock that begins at zero, and jumps by itself} */
  static VirtualTime create() {
    return startingAt(Instant.EPOCH);
  }

  /**
   * Returns a clock whose time of day is given: the loop's time counts from the epoch of 1970.
   *
   * @param wall the time at the start; from 1970 to the year 2200
   * @return the clock, which jumps by itself
   * @throws IllegalArgumentException if {@code wall} is out of that range
   */
  static VirtualTime startingAt(Instant wall) {
    return Engine.provider().newVirtualTime(wall);
  }

  /** {@return the loop's time: since the start, or since 1970 with {@link #startingAt}} */
  Duration now();

  /** {@return the time of day for code under test that asks a clock; in UTC} */
  Clock clock();

  /** {@return whether the clock jumps to the next timer when nothing else is to be done} */
  boolean autoJump();

  /**
   * Switches the jumping. Without it a loop with nothing to do but to wait for a timer fails with a
   * {@link dev.asyncio4j.exceptions.DeadlockException}, unless a task is in {@link #advance}.
   *
   * @param on true to jump
   */
  void autoJump(boolean on);

  /**
   * Moves the time by exactly {@code by}, from timer to timer.
   *
   * <p>What is due up to then runs at its own time, and so does what follows from it: the clock
   * moves when nothing is ready and nothing works outside.
   *
   * <p><b>Cancellation:</b> leaves the time where it is.
   *
   * @param by zero: only what is due runs
   * @return done when the time has come and nothing is ready any more
   * @throws IllegalArgumentException if {@code by} is negative
   * @throws IllegalStateException when awaited, if another task advances the time, if the loop is
   *     not this clock's, or if the loop never comes to rest, with who keeps it busy
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> advance(Duration by);

  /**
   * Moves the time to {@code when}, as {@link #advance} does.
   *
   * <p><b>Cancellation:</b> leaves the time where it is.
   *
   * @param when a time of {@link #now}
   * @return done when that is the time
   * @throws IllegalArgumentException when awaited, if it is past
   * @throws IllegalStateException when awaited, as {@code advance} does
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> advanceTo(Duration when);

  /** {@return how long it is from now to the next timer, if one is set} */
  Optional<Duration> nextTimer();

  /** {@return how many timers are set and not cancelled} */
  int timers();
}
