package dev.asyncio4j.jobs;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.LoopPort;

/** The turn of the loop that a scheduler belongs to. */
final class Turn {
  final EventLoop loop = Asyncio.getRunningLoop();
  private final LoopPort port = LoopPort.of(loop);

  boolean isOver() {
    return port.isClosed();
  }

  /** Refuses the use of {@code owner} anywhere else. */
  void check(Object owner) {
    if (port.inTurn()) return;
    throw new IllegalStateException(
        "%s belongs to %s: use it there, not on %s".formatted(owner, loop, here()));
  }

  private static String here() {
    try {
      return Asyncio.getRunningLoop().toString();
    } catch (IllegalStateException e) {
      return "thread '" + Thread.currentThread().getName() + "', which runs no loop";
    }
  }
}
