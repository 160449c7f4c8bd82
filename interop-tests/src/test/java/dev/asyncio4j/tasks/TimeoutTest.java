package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.failing;
import static dev.asyncio4j.testing.Virtual.failingInCleanup;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.asyncio4j.Timeout;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.TaskGroupException;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a timeout does to its body. Its states and deadlines: {@link TimeoutStateTest}. */
class TimeoutTest {
  private final Trail trail = Trail.create();
  private final List<Timeout> timeouts = new ArrayList<>();
  private final IllegalStateException broken = new IllegalStateException("broken");

  private static <X extends Throwable> X failureWithin(
      Class<X> type, @Nullable Duration limit, Timeout.VoidBody body) {
    return catchThrowableOfType(type, () -> timeout(limit, body));
  }

  @Test
  @DisplayName("TIMEOUT-01 a body longer than the limit: it times out, and counts as expired")
  void bodyLongerThanTheLimit() {
    virtual(
        () -> {
          var start = now();
          failureWithin(
              AsyncTimeoutException.class,
              seconds(2),
              timeout -> {
                timeouts.add(timeout);
                pause(9);
                trail.add("not reached");
              });
          assertThat(secondsSince(start)).isEqualTo(2);
          assertThat(timeouts.get(0).expired()).isTrue();
          assertThat(trail.lines()).isEmpty();
        });
  }

  @Test
  @DisplayName(
      "TIMEOUT-02 a body shorter than the limit: its value, not expired, when() lies ahead")
  void bodyShorterThanTheLimit() {
    virtual(
        () -> {
          var value =
              timeout(
                  seconds(9),
                  timeout -> {
                    timeouts.add(timeout);
                    return await(after(1, "value"));
                  });
          assertThat(value).isEqualTo("value");
          assertThat(timeouts.get(0).expired()).isFalse();
          assertThat(timeouts.get(0).when()).isEqualTo(now().plusSeconds(8));
        });
  }

  @Test
  @DisplayName(
      "TIMEOUT-04 limit 0 or in the past: the body runs to its first suspension, even sleep(0)")
  void noTimeAtAll() {
    virtual(
        () -> {
          for (var limit : List.of(Duration.ZERO, seconds(-5))) {
            failureWithin(
                AsyncTimeoutException.class,
                limit,
                timeout -> {
                  trail.add("starts");
                  passes(1);
                  trail.add("not reached");
                });
          }
          trail.assertIs("starts", "starts");
        });
  }

  @Test
  @DisplayName(
      "TIMEOUT-05 two nested with the same deadline: only the outer raises; both count as expired")
  void nestedWithTheSameDeadline() {
    virtual(
        () -> {
          failureWithin(
              AsyncTimeoutException.class,
              seconds(1),
              outer -> {
                timeouts.add(outer);
                failureWithin(
                    CancelledError.class,
                    seconds(1),
                    inner -> {
                      timeouts.add(inner);
                      pause(9);
                    });
                trail.add("inner was cancelled");
                throw new CancelledError("goes on");
              });
          assertThat(timeouts).hasSize(2).allMatch(Timeout::expired);
          trail.assertIs("inner was cancelled");
          assertThat(currentTask().cancelling()).isZero();
        });
  }

  @Test
  @DisplayName("TIMEOUT-06 the inner expires first; the outer stays armed and fires later")
  void innerExpiresFirst() {
    virtual(
        () -> {
          var start = now();
          failureWithin(
              AsyncTimeoutException.class,
              seconds(3),
              outer -> {
                failureWithin(AsyncTimeoutException.class, seconds(1), inner -> pause(9));
                trail.add("inner at " + secondsSince(start));
                pause(9);
              });
          trail.add("outer at " + secondsSince(start));
          trail.assertIs("inner at 1", "outer at 3");
        });
  }

  @Test
  @DisplayName("TIMEOUT-07 a foreign exception passes unchanged, and the timeout is not expired")
  void foreignExceptionPasses() {
    virtual(
        () -> {
          var error =
              failureWithin(
                  IllegalStateException.class,
                  seconds(9),
                  timeout -> {
                    timeouts.add(timeout);
                    await(failing(broken));
                  });
          assertThat(error).isSameAs(broken).hasNoSuppressedExceptions();
          assertThat(timeouts.get(0).expired()).isFalse();
        });
  }

  @Test
  @DisplayName(
      "TIMEOUT-08 a foreign exception from cleanup after expiry passes, and tells of the timeout")
  void foreignExceptionAfterExpiry() {
    virtual(
        () -> {
          var error =
              failureWithin(
                  IllegalStateException.class,
                  seconds(1),
                  timeout -> await(failingInCleanup(broken)));
          assertThat(error).isSameAs(broken);
          assertThat(error.getSuppressed())
              .hasOnlyElementsOfType(AsyncTimeoutException.class)
              .hasSize(1);
          assertThat(currentTask().cancelling()).isZero();
        });
  }

  @Test
  @DisplayName("TIMEOUT-09 a cancel from outside before the deadline comes out as CancelledError")
  void cancelBeforeTheDeadline() {
    virtual(
        () -> {
          var task = createTask(async(() -> timeout(seconds(9), () -> pause(20))));
          pause(1);
          task.cancel("from outside");
          assertThat(assertFails(CancelledError.class, task)).hasMessage("from outside");
          assertThat(task.cancelled()).isTrue();
        });
  }

  @Test
  @DisplayName("TIMEOUT-10 after a caught timeout the task is not cancelled and goes on")
  void taskGoesOnAfterATimeout() {
    virtual(
        () -> {
          failureWithin(AsyncTimeoutException.class, seconds(1), timeout -> pause(9));
          assertThat(currentTask().cancelling()).isZero();
          assertThat(await(after(1, "goes on"))).isEqualTo("goes on");
        });
  }

  @Test
  @DisplayName("TIMEOUT-14 works inside the finally of a task that is already cancelled")
  void worksInACancelledTask() {
    virtual(
        () -> {
          var start = now();
          var task =
              createTask(
                  async(
                      () -> {
                        try {
                          pause(9);
                        } finally {
                          failureWithin(
                              AsyncTimeoutException.class, seconds(2), timeout -> pause(9));
                          trail.add("cleanup gave up at " + secondsSince(start));
                        }
                      }));
          pause(1);
          task.cancel();
          assertFails(CancelledError.class, task);
          trail.assertIs("cleanup gave up at 3");
        });
  }

  @Test
  @DisplayName("TIMEOUT-15 there, a further cancel comes out as CancelledError")
  void furtherCancelInACancelledTask() {
    virtual(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        try {
                          pause(9);
                        } finally {
                          failureWithin(CancelledError.class, seconds(2), timeout -> pause(9));
                          trail.add("cancelled again");
                        }
                      }));
          pause(1);
          task.cancel();
          pause(1);
          task.cancel();
          assertFails(CancelledError.class, task);
          trail.assertIs("cancelled again");
        });
  }

  @Test
  @DisplayName("TIMEOUT-16 the timeout has the CancelledError as its cause")
  void causeIsTheCancellation() {
    virtual(
        () ->
            assertThat(failureWithin(AsyncTimeoutException.class, seconds(1), timeout -> pause(9)))
                .hasMessageStartingWith("timed out")
                .hasCauseInstanceOf(CancelledError.class));
  }

  @Test
  @DisplayName(
      "TIMEOUT-17 around a task group whose children fail in cleanup: the group's exception comes"
          + " out")
  void aroundATaskGroup() {
    virtual(
        () -> {
          var error =
              failureWithin(
                  TaskGroupException.class,
                  seconds(1),
                  timeout ->
                      taskGroup(
                          group -> {
                            group.createTask(failingInCleanup(broken));
                            pause(9);
                          }));
          assertThat(error.exceptions()).containsExactly(broken);
          assertThat(broken.getSuppressed())
              .hasOnlyElementsOfType(AsyncTimeoutException.class)
              .hasSize(1);
          assertThat(currentTask().cancelling()).isZero();
        });
  }
}
