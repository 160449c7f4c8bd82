package dev.asyncio4j.http.wire;

import dev.asyncio4j.loop.Handle;
import dev.asyncio4j.lowlevel.LoopPort;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A deadline that moves with each request and seldom comes.
 *
 * <p>The loop's timer stays where it was when the deadline moves away; when it fires too early it
 * is set again. So a request costs no timer.
 */
public final class IdleTimer {
  private static final long NEVER = Long.MAX_VALUE;

  private final LoopPort port;
  private final Runnable action;
  private long deadline = NEVER;
  private long armedFor = NEVER; // NEVER: not armed
  private @Nullable Handle armed;

  /**
   * Makes one that is not set.
   *
   * @param port of the loop
   * @param action what is done at the deadline
   */
  public IdleTimer(LoopPort port, Runnable action) {
    this.port = port;
    this.action = action;
  }

  /**
   * Sets the deadline, in place of the one before.
   *
   * @param delay from now
   */
  public void set(Duration delay) {
    deadline = port.nanoTime() + delay.toNanos();
    if (deadline < armedFor) arm();
  }

  /** Takes the deadline away. */
  public void clear() {
    deadline = NEVER;
  }

  /** Takes the deadline away and the loop's timer, too: nothing comes after it. */
  public void close() {
    deadline = NEVER;
    if (armed != null) armed.cancel();
    armed = null;
    armedFor = NEVER;
  }

  private void arm() {
    if (armed != null) armed.cancel();
    armedFor = deadline;
    armed = port.schedule(Math.max(0, deadline - port.nanoTime()), this::fire);
  }

  private void fire() {
    armed = null;
    armedFor = NEVER;
    if (deadline == NEVER) return;
    if (port.nanoTime() < deadline) {
      arm();
    } else {
      deadline = NEVER;
      action.run();
    }
  }
}
