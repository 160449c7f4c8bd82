package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.spawn;
import static dev.asyncio4j.testing.Virtual.failing;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tasks that nobody awaits, durations in seconds, and two checked exceptions of an await. */
class SpawnTest {
  private static List<String> told() {
    var told = new ArrayList<String>();
    getRunningLoop()
        .setExceptionHandler((loop, context) -> told.add(context.exception().getMessage()));
    return told;
  }

  @Test
  @DisplayName("the failure of a spawned task is told at once, and once, also if it is awaited")
  void tellsAFailureOnce() {
    virtual(
        () -> {
          var told = told();
          var task = spawn(failing(new IllegalStateException("lost")), "background");
          assertThat(task.getName()).isEqualTo("background");
          passes(3);
          assertThat(told).containsExactly("lost");
          assertThatThrownBy(() -> await(task)).hasMessage("lost");
          assertThat(told).hasSize(1);
        });
  }

  @Test
  @DisplayName("a spawned task that is cancelled is not told; one that returns has its result")
  void tellsNoCancellation() {
    virtual(
        () -> {
          var told = told();
          var cancelled = spawn(sleep(Duration.ofHours(1)));
          var returned = spawn(sleep(Duration.ofSeconds(1), "result"));
          cancelled.cancel();
          assertThat(await(returned)).isEqualTo("result");
          assertThat(cancelled.cancelled()).isTrue();
          assertThat(told).isEmpty();
        });
  }

  @Test
  @DisplayName("seconds are counted to the nanosecond; NaN and infinity are refused")
  void countsSeconds() {
    assertThat(seconds(0.05)).isEqualTo(Duration.ofMillis(50));
    assertThat(seconds(1.1)).isEqualTo(Duration.ofMillis(1100));
    assertThat(seconds(-0.25)).isEqualTo(Duration.ofMillis(-250));
    assertThat(seconds(1e-9)).isEqualTo(Duration.ofNanos(1));
    assertThat(seconds(1e12)).isEqualTo(Duration.ofSeconds(1_000_000_000_000L));
    for (double no : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1.0 / 0}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> seconds(no))
          .withMessageContaining("finite");
    }
    assertThatThrownBy(() -> seconds(1e30)).isInstanceOf(ArithmeticException.class);
  }

  private static String kind(Coroutine<?> work) {
    try {
      await(work, IOException.class, InterruptedException.class);
      return "none";
    } catch (IOException e) {
      return "io";
    } catch (InterruptedException e) {
      return "interrupted";
    }
  }

  @Test
  @DisplayName("await with two classes throws either as it is, and a third one undeclared")
  void declaresTwo() {
    virtual(
        () -> {
          assertThat(kind(failing(new IOException()))).isEqualTo("io");
          assertThat(kind(failing(new InterruptedException()))).isEqualTo("interrupted");
          assertThat(kind(sleep(Duration.ofSeconds(1)))).isEqualTo("none");
          var third = new NoSuchMethodException("third");
          assertThatThrownBy(() -> kind(failing(third))).isSameAs(third);
        });
  }
}
