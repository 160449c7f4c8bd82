package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.VoidBody;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests that take too long: they fail with the place that blocks, and the next ones run. */
class TimeoutsTest {
  private static final TestOptions SHORT = TestOptions.defaults().timeout(Duration.ofSeconds(1));

  private final CountDownLatch never = new CountDownLatch(1);

  /** What loads its classes first may reach its blocking line when the limit is over. */
  @BeforeAll
  static void loadsClasses() {
    AsyncTests.run(() -> await(createTask(async(() -> getRunningLoop().callSoon(() -> {})))));
  }

  private void blocksHere() throws InterruptedException {
    never.await();
  }

  private static Throwable failureOf(TestOptions options, VoidBody test) {
    var failure = catchThrowable(() -> AsyncTests.run(options, test));
    assertThat(failure)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("takes longer than PT1S of real time");
    assertThat(Thread.interrupted()).isFalse();
    assertThat(AsyncTests.run(() -> "next")).isEqualTo("next");
    return failure;
  }

  private static void isBlockedHere(Throwable failure) {
    assertThat(Arrays.stream(failure.getStackTrace()).map(StackTraceElement::getMethodName))
        .contains("blocksHere");
  }

  @Test
  @DisplayName("TST-07 a body that blocks the loop is named with its frame, and interrupted")
  void body() {
    isBlockedHere(failureOf(SHORT, () -> blocksHere()));
  }

  @Test
  @DisplayName("TST-07 so is another task's body, while the test awaits it")
  void child() {
    var failure =
        failureOf(
            SHORT,
            () -> {
              var blocked = createTask(async(() -> blocksHere()), "blocked");
              await(blocked);
            });
    isBlockedHere(failure);
    assertThat(failure).hasMessageContaining("blocked");
  }

  @Test
  @DisplayName("TST-07 so is a callback")
  void callback() {
    var failure =
        failureOf(
            SHORT,
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
    isBlockedHere(failure);
  }

  @Test
  @DisplayName("TST-07 of a test that waits, each task is there with what it waits for")
  void waiting() {
    var failure =
        failureOf(
            SHORT.realTime(),
            () -> {
              var child = createTask(sleep(Duration.ofDays(1)), "child");
              await(child);
            });
    assertThat(failure).hasMessageContaining("child").hasMessageContaining("TimeoutsTest.java");
  }
}
