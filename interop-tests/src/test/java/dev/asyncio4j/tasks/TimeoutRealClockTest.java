package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.testing.Virtual.pause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Timeout;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Needs the system's clock: in virtual time, code takes no time. */
class TimeoutRealClockTest {
  private final List<Timeout> timeouts = new ArrayList<>();

  /**
   * Blocks the loop inside two timeouts, then suspends; both have the limits given, the outer one
   * first.
   */
  private void blockInside(Duration outerLimit, Duration innerLimit, Duration blocked) {
    run(
        async(
            () -> {
              assertThatThrownBy(
                      () ->
                          timeout(
                              outerLimit,
                              outer -> {
                                timeouts.add(outer);
                                timeout(
                                    innerLimit,
                                    inner -> {
                                      timeouts.add(inner);
                                      block(blocked);
                                      pause(60);
                                    });
                              }))
                  .isInstanceOf(AsyncTimeoutException.class);
              assertThat(currentTask().cancelling()).isZero();
            }));
  }

  private static void block(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) Thread.onSpinWait();
  }

  @Test
  @DisplayName(
      "TIMEOUT-06 a loop blocked past both deadlines: the outer one raises, both count as expired")
  void blockedPastBoth() {
    blockInside(Duration.ofMillis(20), Duration.ofMillis(5), Duration.ofMillis(40));
    assertThat(timeouts).hasSize(2).allMatch(Timeout::expired);
  }

  @Test
  @DisplayName(
      "TIMEOUT-06 a loop blocked past the outer deadline only: the outer one raises, the inner is"
          + " not expired")
  void blockedPastTheOuter() {
    blockInside(Duration.ofMillis(5), Duration.ofSeconds(50), Duration.ofMillis(20));
    assertThat(timeouts).extracting(Timeout::expired).containsExactly(true, false);
  }
}
