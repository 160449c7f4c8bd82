package dev.asyncio4j.kafka;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.lowlevel.LoopPort;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** All that a client has open between its start and its stop. */
abstract class Session {
  final LoopPort port;

  Session(LoopPort port) {
    this.port = port;
  }

  /** Opens it; once that has failed, nothing is open. */
  abstract Coroutine<@Nullable Void> open();

  /** {@return whether a rebalance listener calls, or a task of it: also at a start and a stop} */
  boolean isInListener() {
    return false;
  }

  /**
   * Closes it in good order, on the loop's turn.
   *
   * @param limit the longest that this may take
   * @return its end, the same for each call; it does not fail
   */
  abstract Future<@Nullable Void> stop(Duration limit);

  /** Closes it at once, from any thread, and waits for nothing. */
  abstract void abandon();
}
