package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.DeadlockException;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Timers whose time does not come, and times that lie far apart. */
class EndlessTimerTest {
  private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();
  private final Trail trail = Trail.create();

  @Test
  @DisplayName("F-04 a task that sleeps for ever does not hide a deadlock in virtual time")
  void isNoTimer() {
    assertThatThrownBy(
            () ->
                virtual(
                    () -> {
                      createTask(sleep(FOREVER));
                      pause(1);
                      await(Event.create().await());
                    }))
        .isInstanceOf(DeadlockException.class);
  }

  @Test
  @DisplayName("F-04 a limit without end never passes")
  void endlessLimit() {
    assertThatThrownBy(
            () ->
                virtual(
                    () -> {
                      pause(1);
                      await(waitFor(Event.create().await(), FOREVER));
                    }))
        .isInstanceOf(DeadlockException.class);
  }

  @Test
  @DisplayName("F-04 timers of centuries fire in their order")
  void centuries() {
    virtual(
        () -> {
          var loop = getRunningLoop();
          loop.callLater(Duration.ofDays(100_000), () -> trail.add("later"));
          loop.callLater(Duration.ofDays(90_000), () -> trail.add("sooner"));
          await(sleep(Duration.ofDays(100_001)));
          trail.add("slept");
        });
    trail.assertIs("sooner", "later", "slept");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, -1_000_000_000, Long.MIN_VALUE})
  @DisplayName("F-05 a deadline that has passed fires beside a timer without end")
  void pastDeadline(long seconds) {
    virtual(
        () -> {
          var loop = getRunningLoop();
          createTask(sleep(FOREVER));
          pause(1);
          var fired = loop.<String>createFuture();
          loop.callAt(Duration.ofSeconds(seconds), () -> fired.setResult("fired"));
          assertThat(await(waitFor(fired, seconds(5)))).isEqualTo("fired");
        });
  }

  @Test
  @DisplayName("F-05 the same in real time, where the clock may show anything")
  void pastDeadlineOfTheRealClock() {
    var fired =
        run(
            async(
                () -> {
                  var loop = getRunningLoop();
                  createTask(sleep(FOREVER));
                  await(sleep(Duration.ofMillis(1)));
                  var future = loop.<String>createFuture();
                  loop.callAt(Duration.ofSeconds(-1), () -> future.setResult("fired"));
                  return await(future);
                }));
    assertThat(fired).isEqualTo("fired");
  }
}
