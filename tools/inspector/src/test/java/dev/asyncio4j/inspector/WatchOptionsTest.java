package dev.asyncio4j.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WatchOptionsTest {
  private static Duration leaseAt(int seconds) {
    return WatchOptions.defaults().polledEach(Duration.ofSeconds(seconds)).lease();
  }

  @Test
  @DisplayName("a watch that polls seldom is kept for longer than the time between two polls")
  void leaseOutlivesPolls() {
    assertThat(leaseAt(1)).isEqualTo(WatchOptions.defaults().lease());
    assertThat(leaseAt(15)).isEqualTo(Duration.ofSeconds(45));
    assertThat(leaseAt(60)).isEqualTo(Duration.ofMinutes(3));
  }
}
