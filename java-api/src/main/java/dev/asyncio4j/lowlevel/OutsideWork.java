package dev.asyncio4j.lowlevel;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.spi.Engine;

/**
 * A piece of work that will call back, done where the loop cannot see it.
 *
 * <p>Such as in a thread, another process, or by a library that has threads of its own.
 *
 * <p><i>Python:</i> none. Virtual time stands still until all of it has ended: the clock neither
 * jumps over the result nor takes the wait for a deadlock. With the system's clock it changes
 * nothing.
 *
 * <p><b>Thread and loop:</b> from any thread.
 *
 * <pre>{@code
 * LoopPort port = LoopPort.of(loop);
 * OutsideWork work = OutsideWork.begin(loop);
 * new Thread(() -> {
 *   port.execute(() -> counter[0]++); // the result
 *   work.end();
 * }).start();
 * }</pre>
 */
public interface OutsideWork {
  /**
   * Tells a loop that work for it begins.
   *
   * @param loop the loop
   * @return must be ended, whatever becomes of the work
   */
  static OutsideWork begin(EventLoop loop) {
    return Engine.provider().outsideWork(loop);
  }

  /**
   * Tells the loop that the work has ended, and that its result is queued.
   *
   * <p>From another thread this is queued as well, behind what that thread has queued before: so
   * the clock stands still until that has been taken over. The second call does nothing.
   */
  void end();
}
