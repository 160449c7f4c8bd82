package dev.asyncio4j.zeromq;

import java.util.concurrent.locks.LockSupport;

/**
 * Time for the engine's thread, which wakes the loop before it has counted what it brings.
 *
 * <p>Until it has counted, the channel stays readable with nothing to take; a loop that only looked
 * again and again would keep the processor from the very thread that it waits for. That thread is
 * most often the one whose processor the loop was given when it woke: it needs a moment of it, and
 * a yield may take a whole slice of time where other programs run, so the loop rests at once.
 */
final class Patience {
  private static final long SHORTEST = 1_000;
  private static final long LONGEST = 160_000;

  /** The nanoseconds of the next rest: twice the one before, as long as nothing is found. */
  private long rest = SHORTEST;

  /** Notes a wake, and whether it found anything. */
  void woken(boolean any) {
    if (any) {
      rest = SHORTEST;
      return;
    }
    LockSupport.parkNanos(rest);
    rest = Math.min(2 * rest, LONGEST);
  }
}
