package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Capacity limiters. */
@ExtendWith(NothingLeftBehind.class)
class CapacityLimiterTest {
  private final Trail trail = Trail.create();

  private Task<Void> waiting(CapacityLimiter limiter, String name) {
    return createTask(
        async(
            () -> {
              await(limiter.acquireOnBehalfOf(name));
              trail.add(name);
            }));
  }

  @AsyncTest
  @DisplayName("NUR-L-01 a borrower holds one token; the task is the default borrower")
  void borrowers() {
    var limiter = CapacityLimiter.create(3);
    await(limiter.acquire());
    assertThatThrownBy(() -> await(limiter.acquire()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(
            "this borrower is already holding one of this CapacityLimiter's tokens");
    assertThatThrownBy(limiter::acquireNowait).isInstanceOf(IllegalStateException.class);
    limiter.acquireOnBehalfOfNowait("x");
    assertThat(limiter.statistics())
        .isEqualTo(new LimiterStatistics(2, 3, List.of(currentTask(), "x"), 0));
    limiter.release();
    assertThatThrownBy(limiter::release)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("this borrower isn't holding any of this CapacityLimiter's tokens");
    assertThatThrownBy(() -> limiter.releaseOnBehalfOf("y"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(limiter.availableTokens()).isEqualTo(2);
    assertThat(limiter).hasToString("<CapacityLimiter 1/3 borrowed, 0 waiting>");
  }

  @AsyncTest
  @DisplayName("NUR-L-01 a borrower that waits already is refused, too")
  void waitsAlready() {
    var limiter = CapacityLimiter.create(0);
    var first = waiting(limiter, "x");
    passes(1);
    assertThatThrownBy(() -> await(limiter.acquireOnBehalfOf("x")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("already waiting");
    limiter.totalTokens(1);
    await(first);
  }

  @AsyncTest
  @DisplayName("NUR-L-01 with releases however the body ends")
  void with() {
    var limiter = CapacityLimiter.create(1);
    assertThat(limiter.<String>with(() -> "value")).isEqualTo("value");
    assertThatThrownBy(
            () ->
                limiter.with(
                    () -> {
                      throw new IOException("body");
                    }))
        .isInstanceOf(IOException.class);
    moveOnAfter(seconds(1), () -> limiter.with(() -> pause(9)));
    assertThat(limiter.borrowedTokens()).isZero();
  }

  @AsyncTest
  @DisplayName("NUR-L-02 a released token is the first waiter's at release")
  void nobodySlipsIn() {
    var limiter = CapacityLimiter.create(1);
    limiter.acquireOnBehalfOfNowait("holder");
    waiting(limiter, "first");
    waiting(limiter, "second");
    passes(1);
    limiter.releaseOnBehalfOf("holder");
    assertThatThrownBy(limiter::acquireNowait)
        .isInstanceOf(WouldBlockException.class)
        .hasMessageContaining("has no free token");
    assertThat(limiter.statistics().borrowers()).containsExactly("first");
    passes(1);
    limiter.releaseOnBehalfOf("first");
    passes(1);
    trail.assertIs("first", "second");
  }

  @AsyncTest
  @DisplayName("NUR-L-02 growth wakes as many as fit; shrunk: available < 0; 0 is allowed")
  void resizing() {
    var limiter = CapacityLimiter.create(0);
    for (String name : List.of("a", "b", "c")) waiting(limiter, name);
    passes(1);
    limiter.totalTokens(2);
    passes(1);
    trail.assertIs("a", "b");
    limiter.totalTokens(0);
    assertThat(limiter.availableTokens()).isEqualTo(-2);
    limiter.releaseOnBehalfOf("a");
    passes(1);
    assertThat(limiter.statistics()).isEqualTo(new LimiterStatistics(1, 0, List.of("b"), 1));
    limiter.totalTokens(9);
    passes(1);
    trail.assertIs("a", "b", "c");
    assertThatThrownBy(() -> limiter.totalTokens(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CapacityLimiter.create(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("total_tokens must be >= 0, got -1");
  }

  @AsyncTest
  @DisplayName("NUR-L-03 a waiter cancelled by edge or level leaves no entry")
  void cancelledWaiters() {
    var limiter = CapacityLimiter.create(1);
    limiter.acquireOnBehalfOfNowait("holder");
    var edge = waiting(limiter, "edge");
    var level = moveOnAfter(seconds(1), () -> await(limiter.acquireOnBehalfOf("level")));
    assertThat(level.cancelledCaught()).isTrue();
    edge.cancel();
    assertThat(limiter.statistics().tasksWaiting()).as("at once").isZero();
    passes(1);
    limiter.releaseOnBehalfOf("holder");
    assertThat(limiter.statistics()).isEqualTo(new LimiterStatistics(0, 1, List.of(), 0));
  }

  @AsyncTest
  @DisplayName(
      "NUR-L-03 cancelled after it was given the token: an edge hands it on, a level keeps it")
  void cancelledWithTheToken() {
    var limiter = CapacityLimiter.create(1);
    limiter.acquireOnBehalfOfNowait("holder");
    var edge = waiting(limiter, "edge");
    waiting(limiter, "next");
    passes(1);
    limiter.releaseOnBehalfOf("holder");
    edge.cancel();
    assertThatThrownBy(() -> await(edge)).isInstanceOf(CancelledError.class);
    passes(1);
    trail.assertIs("next");
    var scope = CancelScope.create();
    var level =
        createTask(
            async(
                () -> {
                  scope.run(s -> await(limiter.acquireOnBehalfOf("level")));
                  trail.add("level has it");
                }));
    passes(1);
    limiter.releaseOnBehalfOf("next");
    scope.cancel();
    await(level);
    assertThat(limiter.statistics().borrowers()).containsExactly("level");
    trail.assertIs("next", "level has it");
  }
}
