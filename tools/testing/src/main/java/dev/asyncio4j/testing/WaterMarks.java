package dev.asyncio4j.testing;

import dev.asyncio4j.transports.BufferLimits;
import org.jspecify.annotations.Nullable;

/** The marks of a write buffer: they say when its protocol pauses and goes on. */
final class WaterMarks {
  static final int HIGH = 64 * 1024;
  private static final int RATIO = 4;

  private final int usualHigh;
  BufferLimits limits;
  boolean isPaused;

  WaterMarks(int high) {
    usualHigh = high;
    limits = new BufferLimits(high / RATIO, high);
  }

  void set(@Nullable Integer high, @Nullable Integer low) {
    int top = high != null ? high : low != null ? Math.multiplyExact(low, RATIO) : usualHigh;
    limits = new BufferLimits(low != null ? low : top / RATIO, top);
  }

  /** {@return whether the protocol is to be paused now: once, until it goes on} */
  boolean pausesAt(long buffered) {
    if (isPaused || buffered <= limits.high()) return false;
    isPaused = true;
    return true;
  }

  /** {@return whether the protocol is to go on now} */
  boolean resumesAt(long buffered) {
    if (!isPaused || buffered > limits.low()) return false;
    isPaused = false;
    return true;
  }
}
