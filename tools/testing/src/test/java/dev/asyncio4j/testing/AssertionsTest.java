package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.VoidBody;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AssertionsTest {

  @Test
  @DisplayName("the assertions: eventually, fails, takes, leaves nothing")
  void asserts() {
    AsyncTests.run(
        () -> {
          var count = new int[1];
          assertThat(
                  AsyncTests.<String>eventually(
                      Duration.ofSeconds(1),
                      () -> {
                        assertThat(++count[0]).isEqualTo(3);
                        return "came true";
                      }))
              .isEqualTo("came true");
          assertThatThrownBy(
                  () ->
                      AsyncTests.eventually(
                          Duration.ofMillis(50),
                          () -> {
                            throw new AssertionError("never");
                          }))
              .hasMessageContaining("within PT0.05S");
          AsyncTests.assertTakes(Duration.ofHours(1), () -> await(sleep(Duration.ofHours(1))));
          var failed = new IllegalStateException("x");
          assertThat(
                  AsyncTests.assertFails(
                      IllegalStateException.class,
                      async(
                          (VoidBody)
                              () -> {
                                throw failed;
                              })))
              .isSameAs(failed);
          AsyncTests.assertLeavesNothing(() -> await(sleep(Duration.ofHours(1))));
          Future<Void> never = getRunningLoop().createFuture();
          var task = new dev.asyncio4j.Task<?>[1];
          assertThatThrownBy(
                  () ->
                      AsyncTests.assertLeavesNothing(
                          () -> task[0] = createTask(async(() -> await(never)), "left")))
              .isInstanceOf(LeftBehindError.class)
              .hasMessageContaining("task left");
          task[0].cancel();
        });
  }
}
