package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.Asyncio.timeoutAt;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Timeout;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TimeoutStateTest {
  private final Trail trail = Trail.create();
  private final List<Timeout> timeouts = new ArrayList<>();

  private static final @Nullable Duration NO_LIMIT = null;

  @Test
  @DisplayName("TIMEOUT-03 a null limit never fires, and when() is null")
  void noLimit() {
    virtual(
        () ->
            timeout(
                NO_LIMIT,
                timeout -> {
                  assertThat(timeout.when()).isNull();
                  pause(3600);
                  assertThat(timeout.expired()).isFalse();
                }));
  }

  @Test
  @DisplayName(
      "TIMEOUT-11 reschedule moves the deadline, sets one, or removes it, while the block runs")
  void rescheduleWhileActive() {
    virtual(
        () -> {
          var start = now();
          var deadline = start.plusSeconds(2);
          timeoutAt(
              deadline,
              timeout -> {
                assertThat(timeout.when()).isEqualTo(deadline);
                timeout.reschedule(start.plusSeconds(5));
                assertThat(timeout.when()).isEqualTo(start.plusSeconds(5));
                pause(4);
                timeout.reschedule(null);
                assertThat(timeout.when()).isNull();
                pause(4);
              });
          assertThat(secondsSince(start)).isEqualTo(8);
          assertThatThrownBy(
                  () ->
                      timeout(
                          NO_LIMIT,
                          timeout -> {
                            timeout.reschedule(now().plusSeconds(1));
                            pause(9);
                          }))
              .isInstanceOf(AsyncTimeoutException.class);
          assertThat(secondsSince(start)).isEqualTo(9);
        });
  }

  @Test
  @DisplayName("TIMEOUT-11 reschedule by another task of the loop")
  void rescheduleFromOutside() {
    virtual(
        () -> {
          var start = now();
          var task =
              createTask(
                  async(
                      () ->
                          timeout(
                              seconds(60),
                              timeout -> {
                                timeouts.add(timeout);
                                return await(after(3600, "never"));
                              })));
          pause(1);
          timeouts.get(0).reschedule(now());
          assertThatThrownBy(() -> await(task)).isInstanceOf(AsyncTimeoutException.class);
          assertThat(secondsSince(start)).isEqualTo(1);
        });
  }

  @Test
  @DisplayName(
      "TIMEOUT-12 reschedule while expiring, after expiry or after the block fails and names the"
          + " state")
  void rescheduleInTheWrongState() {
    virtual(
        () -> {
          assertThatThrownBy(
                  () ->
                      timeout(
                          seconds(1),
                          timeout -> {
                            timeouts.add(timeout);
                            try {
                              pause(9);
                            } finally {
                              assertNoReschedule(timeout, "expiring");
                            }
                          }))
              .isInstanceOf(AsyncTimeoutException.class);
          assertNoReschedule(timeouts.get(0), "expired");

          timeout(
              seconds(9),
              timeout -> {
                timeouts.add(timeout);
                passes(1);
              });
          assertNoReschedule(timeouts.get(1), "finished");
        });
  }

  private static void assertNoReschedule(Timeout timeout, String state) {
    assertThatThrownBy(() -> timeout.reschedule(seconds(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot change state of " + state + " Timeout");
  }

  @Test
  @DisplayName("TIMEOUT-13 outside a task it fails before the body runs")
  void outsideATask() {
    assertNoTask();
    virtual(
        () -> {
          getRunningLoop().callSoon(this::assertNoTask);
          passes(2);
        });
    assertThat(trail.lines()).as("checked, twice").containsExactly("checked", "checked");
  }

  private void assertNoTask() {
    assertThatThrownBy(() -> timeout(seconds(1), () -> trail.add("not reached")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Timeout should be used inside a task");
    trail.add("checked");
  }

  @Test
  @DisplayName("TIMEOUT-18 the text shows active with its deadline, expiring, expired, finished")
  void textShowsTheState() {
    virtual(
        () -> {
          timeoutAt(
              seconds(100),
              timeout -> {
                timeouts.add(timeout);
                assertThat(timeout).hasToString("<Timeout [active] when=PT1M40S>");
              });
          assertThat(timeouts.get(0)).hasToString("<Timeout [finished]>");
          timeout(
              NO_LIMIT,
              timeout -> {
                assertThat(timeout).hasToString("<Timeout [active] when=null>");
              });
          assertThatThrownBy(
                  () ->
                      timeout(
                          seconds(1),
                          timeout -> {
                            timeouts.add(timeout);
                            try {
                              pause(9);
                            } catch (CancelledError cancelled) {
                              assertThat(timeout).hasToString("<Timeout [expiring]>");
                              throw cancelled;
                            }
                          }))
              .isInstanceOf(AsyncTimeoutException.class);
          assertThat(timeouts.get(1)).hasToString("<Timeout [expired]>");
        });
  }
}
