package dev.asyncio4j.cache;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.lowlevel.LoopPort;
import org.jspecify.annotations.Nullable;

/** The loop that a cache belongs to: that of its first call, until that loop is closed. */
final class Home {
  private @Nullable LoopPort port;

  LoopPort port() {
    if (port == null) throw new IllegalStateException("no call has bound this cache to a loop");
    return port;
  }

  /**
   * Binds the cache {@code owner} to the running loop.
   *
   * @return whether it was bound to another loop, which is closed now
   */
  boolean enter(Object owner) {
    var bound = port;
    if (bound != null && bound.inTurn()) return false;
    var running = Asyncio.getRunningLoop();
    if (bound != null && !bound.isClosed()) {
      throw new IllegalStateException(
          "%s belongs to %s: use it there, not on %s; or make one for each loop"
              .formatted(owner, bound.loop(), running));
    }
    port = LoopPort.of(running);
    return bound != null;
  }

  /** Refuses the use by another thread while the loop runs. */
  void check(Object owner) {
    var bound = port;
    if (bound == null || bound.inTurn() || !bound.loop().isRunning()) return;
    throw new IllegalStateException(
        "%s belongs to %s, which runs: use it there, not in thread '%s'"
            .formatted(owner, bound.loop(), Thread.currentThread().getName()));
  }

  /** Returns the loop's time in nanoseconds; 0 before the first call. */
  long now() {
    return port == null ? 0 : port.nanoTime();
  }

  /** {@return whether the code that calls has the loop's turn, in a task} */
  boolean isInTask() {
    return port != null && port.inTurn() && Asyncio.currentTask() != null;
  }
}
