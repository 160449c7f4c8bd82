package dev.asyncio4j.redis;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.lowlevel.LoopPort;
import org.jspecify.annotations.Nullable;

/** The loop that a client belongs to: that of its first command, until that loop is closed. */
final class Home {
  private @Nullable LoopPort port;

  LoopPort port() {
    if (port == null) throw new IllegalStateException("no command has bound this client to a loop");
    return port;
  }

  boolean isLive() {
    return port != null && !port.isClosed();
  }

  /**
   * Binds {@code owner} to the running loop.
   *
   * @return whether it is bound anew: nothing of before lives any more
   */
  boolean enter(Object owner) {
    var bound = port;
    if (bound != null && bound.inTurn()) return false;
    var running = Asyncio.getRunningLoop();
    if (bound != null && !bound.isClosed())
      throw new IllegalStateException(
          "%s belongs to %s: use it there, not on %s; or make one for each loop"
              .formatted(owner, bound.loop(), running));
    port = LoopPort.of(running);
    return true;
  }

  /** {@return whether the code that calls has the loop's turn, in a task} */
  boolean isInTask() {
    return port != null && port.inTurn() && Asyncio.currentTask() != null;
  }
}
