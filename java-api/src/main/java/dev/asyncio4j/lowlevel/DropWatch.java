package dev.asyncio4j.lowlevel;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.spi.Engine;

/**
 * Looks after a thing that its user is to close.
 *
 * <p>If it is dropped, or its loop closes first, a warning says so, and what it holds is released.
 *
 * <p><i>Python:</i> the {@code ResourceWarning} in a {@code __del__}. The warning goes to the
 * loop's exception handler; in debug mode it has the line that made the thing. Once the loop is
 * closed, it is logged.
 *
 * <p><b>Thread and loop:</b> from any thread.
 *
 * <pre>{@code
 * class Session implements AutoCloseable {
 *   final DropWatch watch = DropWatch.watch(loop, this, "Unclosed session", transport::abort);
 *
 *   public void close() {
 *     watch.settle();
 *     transport.close();
 *   }
 * }
 * }</pre>
 */
public interface DropWatch {
  /**
   * Watches {@code thing}, without holding it.
   *
   * @param loop on whose turn the warning is given and the release called; it is not held, either
   * @param thing what is to be closed
   * @param message the warning, such as {@code "Unclosed client session"}
   * @param release frees what the thing holds, and must not lead to the thing itself; called once,
   *     in turn, or, once the loop is closed, on a thread of the library
   * @return to be settled when the thing is closed
   */
  static DropWatch watch(EventLoop loop, Object thing, String message, Runnable release) {
    return Engine.provider().watchDrop(loop, thing, message, release);
  }

  /** Ends the watch: the thing was closed. The second call does nothing. */
  void settle();

  /** {@return whether the watch has ended: settled, or told} */
  boolean isOver();
}
