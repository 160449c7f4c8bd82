package dev.asyncio4j.nurseries;

import static dev.asyncio4j.nurseries.Node.NEVER;

import dev.asyncio4j.loop.Handle;
import dev.asyncio4j.lowlevel.LoopPort;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The deadline of a cancel scope, which is in nanoseconds and may be {@link Node#NEVER}. */
final class Deadline {
  /** The loop's time, or, before the scope's entry, counted from that if {@link #relative}. */
  private long time;

  private boolean relative;

  /** The time from which the text of the deadline counts. */
  private long since;

  /** The timer: there is one while the scope is entered and not cancelled. */
  private @Nullable Handle timer;

  Deadline(long time, boolean relative) {
    this.time = time;
    this.relative = relative;
  }

  /** Counts from now on: the scope is entered. */
  void begin(LoopPort port) {
    if (time != NEVER) {
      since = port.nanoTime();
      if (relative) time = Times.plus(since, time);
    }
    relative = false;
  }

  /** Makes it one in the loop's time, for the next {@link #moveTo}. */
  void makeAbsolute() {
    relative = false;
  }

  /** Moves it; {@code port} is that of a scope that is entered, null of another. */
  void moveTo(long when, @Nullable LoopPort port) {
    if (time == NEVER && port != null) since = port.nanoTime();
    time = when;
  }

  /** {@return the deadline as it will be once it is extended by {@code nanos}} */
  long plus(long nanos) {
    return Times.plus(time, nanos);
  }

  boolean isNever() {
    return time == NEVER;
  }

  boolean isPassed(long now) {
    return time <= now;
  }

  /** {@return the time of the loop that it limits code to; {@link Node#NEVER} before the entry} */
  long limit() {
    return relative ? NEVER : time;
  }

  Optional<Duration> inLoopTime() {
    return relative || isNever() ? Optional.empty() : Optional.of(Duration.ofNanos(time));
  }

  /** Sets the timer to {@code passed}, which is told a time that is not before the deadline. */
  void startTimer(LoopPort port, long now, Passed passed) {
    timer = port.schedule(time - now, () -> passed.at(Math.max(time, port.nanoTime())));
  }

  void stopTimer() {
    if (timer == null) return;
    timer.cancel();
    timer = null;
  }

  /** {@return the reason of a scope that this has cancelled} */
  String reason() {
    return "deadline " + Times.seconds(time - since);
  }

  @Override
  public String toString() {
    return (relative ? "+" : "") + Times.seconds(time);
  }

  /** An action at the time of the loop at which a deadline has passed. */
  interface Passed {
    void at(long now);
  }
}
