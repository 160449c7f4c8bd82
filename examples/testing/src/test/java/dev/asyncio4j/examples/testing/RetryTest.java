package dev.asyncio4j.examples.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.lowlevel.VirtualTime;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;

/** The retry of the program beside, as a test of JUnit Jupiter. */
class RetryTest {
  @AsyncTest
  void asksAgainAfterTwiceThePause(VirtualTime time, Trail attempts) {
    assertThat(Retry.askOfAServerThatFails(attempts)).isEqualTo("hello");
    attempts.assertIs(0, 1, 3, 7, 15, 31, 63);
    assertThat(time.now()).isEqualTo(Duration.ofSeconds(63));
  }

  @AsyncTest(schedules = 20)
  void alsoInOtherOrders() {
    assertThat(Retry.askOfAServerThatFails(Trail.create())).isEqualTo("hello");
  }
}
