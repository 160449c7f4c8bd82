package dev.asyncio4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EmptyTestsTest {
  @Test
  @DisplayName("TST-30 tests leave no thread behind")
  void leaveNoThread() {
    run(20);
    int before = Thread.getAllStackTraces().size();
    run(200);
    assertThat(Thread.getAllStackTraces().size()).isLessThanOrEqualTo(before + 5);
  }

  private static void run(int tests) {
    for (int i = 0; i < tests; i++) AsyncTests.run(() -> {});
  }
}
