package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SleepTest {
  private final Trail trail = Trail.create();

  @Test
  @DisplayName("SLEEP-01 sleep returns its result value after at least the delay")
  void returnsItsResult() {
    virtual(
        () -> {
          assertThat(await(sleep(seconds(3), "rested"))).isEqualTo("rested");
          assertThat(getRunningLoop().time()).isEqualTo(seconds(3));
        });
  }

  @Test
  @DisplayName(
      "SLEEP-01 a longer sleep started first ends later; equal ones end in the order they began")
  void endsInOrder() {
    virtual(
        () -> {
          for (int delay : new int[] {3, 1, 2, 1}) {
            createTask(
                async(
                    () -> {
                      await(sleep(seconds(delay)));
                      trail.add(delay + " at " + getRunningLoop().time());
                    }));
          }
          await(sleep(seconds(5)));
        });
    trail.assertIs("1 at PT1S", "1 at PT1S", "2 at PT2S", "3 at PT3S");
  }

  @Test
  @DisplayName("SLEEP-02 sleep(0) lets exactly the callbacks already queued run, then continues")
  void zeroIsOnePass() {
    virtual(
        () -> {
          var loop = getRunningLoop();
          loop.callSoon(
              () -> {
                trail.add("queued");
                loop.callSoon(trail.adding("queued by the queued"));
              });
          await(sleep(Duration.ZERO));
          trail.add("continues");
          await(sleep(Duration.ofSeconds(-1)));
          trail.add("again");
          assertThat(loop.time()).isZero();
        });
    trail.assertIs("queued", "continues", "queued by the queued", "again");
  }

  @Test
  @DisplayName("SLEEP-03 a delay that is none is refused; a Duration cannot be NaN")
  void refusesNoDelay() {
    virtual(
        () ->
            assertThatThrownBy(() -> sleep((Duration) null))
                .isInstanceOf(NullPointerException.class));
  }
}
