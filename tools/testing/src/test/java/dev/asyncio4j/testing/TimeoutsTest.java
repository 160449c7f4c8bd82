package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.VoidBody;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests that take too long: they fail with the place that blocks, and the next ones run. */
class TimeoutsTest {
  private final CountDownLatch never = new CountDownLatch(1);

  private void blocksHere() throws InterruptedException {
    never.await();
  }

  private static Throwable failureOf(
      TestOptions options, VoidBody test, Predicate<Throwable> isSeen) {
    var failure = TooLong.failureOf(options, test, isSeen);
    assertThat(AsyncTests.run(() -> "next")).isEqualTo("next");
    return failure;
  }

  /** Returns how a test fails that blocks, in the frame that is told. */
  private static Throwable blocked(VoidBody test) {
    var failure = failureOf(TestOptions.defaults(), test, TimeoutsTest::isBlockedHere);
    assertThat(isBlockedHere(failure)).isTrue();
    return failure;
  }

  private static boolean isBlockedHere(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .anyMatch(it -> it.getMethodName().equals("blocksHere"));
  }

  @Test
  @DisplayName("TST-07 a body that blocks the loop is named with its frame, and interrupted")
  void body() {
    blocked(() -> blocksHere());
  }

  @Test
  @DisplayName("TST-07 so is another task's body, while the test awaits it")
  void child() {
    var failure =
        blocked(
            () -> {
              var blocked = createTask(async(() -> blocksHere()), "blocked");
              await(blocked);
            });
    assertThat(failure).hasMessageContaining("blocked");
  }

  @Test
  @DisplayName("TST-07 so is a callback")
  void callback() {
    blocked(
        () -> {
          getRunningLoop()
              .callSoon(
                  () -> {
                    try {
                      blocksHere();
                    } catch (InterruptedException ended) {
                      // what a callback throws is told of elsewhere
                    }
                  });
          await(sleep(Duration.ofDays(1)));
        });
  }

  @Test
  @DisplayName("TST-07 of a test that waits, each task is there with what it waits for")
  void waiting() {
    var failure =
        failureOf(
            TestOptions.defaults().realTime(),
            () -> {
              var child = createTask(sleep(Duration.ofDays(1)), "child");
              await(child);
            },
            seen -> seen.getMessage().contains("child"));
    assertThat(failure).hasMessageContaining("child").hasMessageContaining("TimeoutsTest.java");
  }
}
