package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.nurseries.Levels.nap;
import static dev.asyncio4j.nurseries.Levels.tries;
import static dev.asyncio4j.nurseries.Nurseries.failAt;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAt;
import static dev.asyncio4j.nurseries.Nurseries.shielded;
import static dev.asyncio4j.nurseries.Nurseries.sleepForever;
import static dev.asyncio4j.nurseries.Nurseries.sleepUntil;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Scopes with deadlines. */
@ExtendWith(NothingLeftBehind.class)
class DeadlineTest {
  private final Trail trail = Trail.create();

  @AsyncTest
  @DisplayName("NUR-D-01 deadlines move while running, go away, and lie in the past")
  void deadlinesMove() {
    var start = now();
    moveOnAfter(
        seconds(2),
        scope -> {
          scope.extend(seconds(3));
          pause(9);
        });
    assertThat(secondsSince(start)).isEqualTo(5);
    var away =
        moveOnAfter(
            seconds(1),
            scope -> {
              scope.deadline(null);
              assertThat(scope.deadline()).isEmpty();
              scope.extend(seconds(1));
              pause(9);
            });
    assertThat(away.cancelledCaught()).isFalse();
    var past =
        moveOnAfter(
            seconds(99),
            scope -> {
              scope.deadline(now().minusSeconds(1));
              tries(trail, "yield", sleep(Duration.ZERO));
              tries(trail, "wait", sleep(seconds(1)));
            });
    assertThat(past.cancelledCaught()).isFalse();
    var negative = moveOnAfter(seconds(-5), () -> pause(1));
    assertThat(negative.cancelledCaught()).isTrue();
    assertThat(secondsSince(start)).isEqualTo(14);
    trail.assertIs("yield raised", "wait raised");
  }

  @AsyncTest
  @DisplayName("NUR-D-01 a relative deadline counts from the entry, not from the creation")
  void relative() {
    var scope = CancelScope.create(ScopeOptions.defaults().relativeDeadline(seconds(2)));
    assertThat(scope.deadline()).isEmpty();
    scope.extend(seconds(1));
    pause(10);
    var start = now();
    scope.run(
        s -> {
          assertThat(s.deadline()).contains(start.plusSeconds(3));
          pause(99);
        });
    assertThat(secondsSince(start)).isEqualTo(3);
    var absolute = CancelScope.create(ScopeOptions.defaults().deadline(now().plusSeconds(1)));
    pause(1);
    assertThat(absolute.run(s -> nap(1)).cancelledCaught()).isTrue();
    assertThatThrownBy(
            () -> ScopeOptions.defaults().deadline(seconds(1)).relativeDeadline(seconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("both a deadline and a relative deadline");
  }

  @AsyncTest(debug = false)
  @DisplayName("NUR-D-01 null and what is longer than time itself are no limit")
  void noLimit() {
    var for292Years = Duration.ofDays(400L * 365);
    assertThat(moveOnAfter(null, () -> "a").value()).isEqualTo("a");
    assertThat(moveOnAfter(for292Years, Nurseries::currentEffectiveDeadline).value()).isEmpty();
    assertThat(moveOnAt(null, s -> s.deadline()).value()).isEmpty();
    String value = failAt(null, s -> "b");
    assertThat(value).isEqualTo("b");
  }

  @Test
  @DisplayName("NUR-D-05 blocked past the deadline: cancelCalled() tells it, the next await raises")
  void blockedPastIt() {
    run(
        async(
            () -> {
              var scope = moveOnAfterScope();
              var outcome =
                  scope.run(
                      outer ->
                          CancelScope.create()
                              .run(
                                  inner -> {
                                    assertThat(outer.cancelCalled()).isFalse();
                                    var blocked = Duration.ofMillis(900);
                                    var end = System.nanoTime() + blocked.toNanos();
                                    while (System.nanoTime() < end)
                                      LockSupport.parkNanos(1_000_000);
                                    tries(trail, "yield", sleep(Duration.ZERO));
                                    assertThat(outer.cancelCalled()).isTrue();
                                    assertThat(inner.cancelCalled()).isFalse();
                                    await(sleep(Duration.ZERO));
                                  }));
              assertThat(outcome.cancelledCaught()).isTrue();
            }));
    trail.assertIs("yield raised");
  }

  private static CancelScope moveOnAfterScope() {
    return CancelScope.create(ScopeOptions.defaults().relativeDeadline(Duration.ofMillis(600)));
  }

  @AsyncTest
  void sleeps() {
    var start = now();
    await(sleepUntil(start.plusSeconds(4)));
    assertThat(secondsSince(start)).isEqualTo(4);
    await(sleepUntil(start));
    assertThat(secondsSince(start)).isEqualTo(4);
    assertThat(moveOnAt(start.plusSeconds(6), s -> await(sleepForever())).cancelledCaught())
        .isTrue();
    assertThat(secondsSince(start)).isEqualTo(6);
  }

  @AsyncTest
  void noTimerIsLeft() {
    moveOnAfter(Duration.ofDays(1), () -> pause(1));
    moveOnAfter(
        Duration.ofDays(1),
        scope -> {
          scope.cancel();
        });
    var start = now();
    getRunningLoop().callLater(seconds(1), () -> trail.add(secondsSince(start)));
    pause(2);
    trail.assertIs("1");
  }

  @AsyncTest
  @DisplayName("a shield with a limit of its own cuts clean-up short")
  void shieldedWithALimit() {
    var start = now();
    var outer =
        moveOnAfter(
            seconds(1),
            () -> {
              try {
                pause(9);
              } finally {
                trail.add(shielded(seconds(2), () -> pause(9)).cancelledCaught());
                trail.add(shielded(seconds(2), () -> "fine").value());
                trail.add(shielded(() -> "plain"));
              }
            });
    assertThat(outer.cancelledCaught()).isTrue();
    assertThat(secondsSince(start)).isEqualTo(3);
    trail.assertIs("true", "fine", "plain");
  }
}
