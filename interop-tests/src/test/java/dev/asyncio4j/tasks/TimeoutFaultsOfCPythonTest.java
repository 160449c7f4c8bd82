package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Programs that CPython gets wrong, by the number of its issue: timeouts. */
class TimeoutFaultsOfCPythonTest {
  private static final List<Duration> LIMITS =
      List.of(seconds(-5), Duration.ZERO, Duration.ofNanos(1), seconds(5));

  /** A task that is cancelled, and then runs {@code body}, is cancelled with the same message. */
  private static void assertStaysCancelled(VoidBody body) {
    VoidBody cancelled =
        () -> {
          currentTask().cancel("outside");
          body.run();
        };
    var task = createTask(async(cancelled));
    assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class).hasMessage("outside");
    assertThat(task.cancelled()).isTrue();
    assertThat(task.cancelling()).isEqualTo(1);
  }

  @Test
  @DisplayName("GH-134471 a timeout, of 0 too, does not swallow a cancellation from before it")
  void anOlderCancellationIsKept() {
    virtual(
        () -> {
          for (var limit : LIMITS) {
            assertStaysCancelled(() -> timeout(limit, () -> pause(10)));
            assertStaysCancelled(() -> timeout(limit, () -> passes(1)));
            assertStaysCancelled(() -> await(waitFor(after(10, "value"), limit)));
          }
        });
  }

  @Test
  @DisplayName("GH-134471 nor does one of two timeouts, one in the other")
  void anOlderCancellationIsKeptInTwoTimeouts() {
    virtual(
        () -> {
          for (var outer : LIMITS)
            for (var inner : LIMITS)
              assertStaysCancelled(() -> timeout(outer, () -> timeout(inner, () -> pause(10))));
        });
  }

  @Test
  @DisplayName("GH-134471 the block's own deadline counts again once it has caught the older one")
  void theDeadlineCountsAfterIt() {
    virtual(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        currentTask().cancel("outside");
                        VoidBody catchesIt =
                            () -> {
                              var told =
                                  catchThrowableOfType(CancelledError.class, () -> pause(10));
                              assertThat(told).hasMessage("outside");
                              pause(10);
                            };
                        timeout(seconds(5), catchesIt);
                      }));
          assertThatThrownBy(() -> await(task)).isInstanceOf(AsyncTimeoutException.class);
        });
  }

  @Test
  @DisplayName("GH-134471 one that was taken back before the first suspension is none")
  void takenBack() {
    virtual(
        () -> {
          VoidBody takesItBack =
              () -> {
                currentTask().uncancel();
                pause(10);
              };
          currentTask().cancel();
          assertThatThrownBy(() -> timeout(Duration.ZERO, takesItBack))
              .isInstanceOf(AsyncTimeoutException.class);
          assertThat(currentTask().cancelling()).isZero();
        });
  }
}
