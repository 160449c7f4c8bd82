package dev.asyncio4j.hostile;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stack that overflows at an await, or at any other call of the library. */
class OverflowTest {
  @ParameterizedTest
  @EnumSource
  @DisplayName("TASK-19 a stack that is full at a call of the library harms its own body alone")
  void alone(AtTheEnd what) {
    Hostile.beside(() -> dive(what));
  }

  @ParameterizedTest
  @EnumSource(names = {"PASS", "JAVA_TASK", "EAGER_TASK", "TIMEOUT", "FINALLY", "KOTLIN"})
  @DisplayName("TASK-19 so do several of them at once")
  void several(AtTheEnd what) {
    Hostile.beside(
        () ->
            await(
                gather(
                    Collections.nCopies(4, what).stream()
                        .map(each -> async(() -> dive(each)))
                        .toList())));
  }

  private static void dive(AtTheEnd what) throws Exception {
    assertThat(Dive.with(what.action)).as("overflows").isPositive();
    assertThat(await(sleep(Duration.ofMillis(1), "alive"))).isEqualTo("alive");
  }

  @Test
  @DisplayName(
      "TASK-19 an await at each level of an endless recursion overflows, and can be caught")
  void endless() {
    Hostile.beside(
        () -> {
          try {
            endless(0);
          } catch (StackOverflowError expected) {
            await(sleep(Duration.ZERO));
            return "caught";
          }
          return "ended";
        },
        task -> assertThat(task.result()).isEqualTo("caught"));
  }

  private static int endless(int level) {
    await(sleep(Duration.ZERO));
    return endless(level + 1) + 1;
  }
}
