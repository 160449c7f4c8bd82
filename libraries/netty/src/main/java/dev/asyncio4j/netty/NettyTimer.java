package dev.asyncio4j.netty;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.LoopPort;
import io.netty.util.Timer;

/**
 * Timers of Netty's on a loop, for libraries that would make a {@code HashedWheelTimer}.
 *
 * <p><i>Python:</i> {@code loop.call_later}.
 *
 * <p><b>Cancellation:</b> {@code Timeout.cancel}, and {@code Timer.stop} for all.
 *
 * <p><b>Thread and loop:</b> from any thread. Tasks run as callbacks of the loop, on its clock,
 * virtual or not; what one throws goes to the loop's exception handler. No thread is made.
 *
 * <pre>{@code
 * var timer = NettyTimer.on(getRunningLoop());
 * timer.newTimeout(timeout -> System.out.println("late"), 5, TimeUnit.SECONDS);
 * }</pre>
 */
public final class NettyTimer {
  private NettyTimer() {}

  /**
   * Returns a new timer on a loop; it is stopped when the loop closes.
   *
   * @param loop whose turn it is, or which does not run
   * @return the timer
   * @throws IllegalStateException if the loop is closed, or this is not its turn
   * @throws IllegalArgumentException if the loop is of another library
   */
  public static Timer on(EventLoop loop) {
    return new LoopTimer(LoopPort.of(loop));
  }
}
