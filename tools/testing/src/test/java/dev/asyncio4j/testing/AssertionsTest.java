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
import dev.asyncio4j.sync.Event;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  @DisplayName("TST-02 a thing that is left is told though an equal one was there before")
  void equalThings() {
    AsyncTests.run(
        TestOptions.defaults().debug(false).mayLeave("timers"),
        () -> {
          Runnable same = () -> {};
          getRunningLoop().callLater(Duration.ofHours(1), same);
          assertThatThrownBy(
                  () ->
                      AsyncTests.assertLeavesNothing(
                          () -> getRunningLoop().callLater(Duration.ofHours(1), same)))
              .isInstanceOf(LeftBehindError.class)
              .hasMessageContaining("timer <TimerHandle");
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("TST-02 what was there before is not told though it has gone on meanwhile")
  void goesOn(boolean debug) {
    AsyncTests.run(
        TestOptions.defaults().debug(debug),
        () -> {
          var gate = Event.create();
          var other = Event.create();
          var task =
              createTask(
                  async(
                      () -> {
                        await(gate.await());
                        await(other.await());
                      }));
          await(sleep(Duration.ZERO));
          AsyncTests.assertLeavesNothing(() -> gate.set());
          other.set();
          await(task);
        });
  }
}
