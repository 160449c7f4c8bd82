package dev.asyncio4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits of a plain thread for what no loop knows of: each ends after three minutes. */
public final class RealTime {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private RealTime() {}

  /** Waits until {@code condition} holds. */
  public static void waitUntil(BooleanSupplier condition) {
    assertThat(holdsWithin(LIMIT, condition))
        .as("the condition holds within three minutes")
        .isTrue();
  }

  /**
   * Waits until {@code condition} holds, and no longer than {@code limit}; tells whether it does.
   */
  public static boolean holdsWithin(Duration limit, BooleanSupplier condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    boolean holds = condition.getAsBoolean();
    while (!holds && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      holds = condition.getAsBoolean();
    }
    return holds;
  }

  /** Collects garbage until {@code condition} holds. */
  public static void collectGarbageUntil(BooleanSupplier condition) {
    waitUntil(
        () -> {
          System.gc();
          return condition.getAsBoolean();
        });
  }

  /** Waits for the end of {@code thread}; an interrupt fails the test. */
  public static void join(Thread thread) {
    try {
      thread.join(LIMIT.toMillis());
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while " + thread + " ran", e);
    }
    assertThat(thread.isAlive()).as("%s is alive", thread).isFalse();
  }
}
