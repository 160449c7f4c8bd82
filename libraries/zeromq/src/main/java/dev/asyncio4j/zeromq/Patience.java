package dev.asyncio4j.zeromq;

import java.util.concurrent.locks.LockSupport;

/**
 * Time for the engine's thread, which wakes the loop before it has counted what it brings.
 *
 * <p>Until it has counted, the channel stays readable with nothing to take; a loop that only looked
 * again and again would keep the processor from the very thread that it waits for.
 */
final class Patience {
  /** Wakes in a row that found nothing, after which the loop rests. */
  private static final int EMPTY_WAKES = 4;

  private static final long REST_NANOS = 20_000;

  private int emptyWakes;

  /** Notes a wake, and whether it found anything. */
  void woken(boolean any) {
    if (any) emptyWakes = 0;
    else if (++emptyWakes < EMPTY_WAKES) Thread.yield();
    else LockSupport.parkNanos(REST_NANOS);
  }
}
