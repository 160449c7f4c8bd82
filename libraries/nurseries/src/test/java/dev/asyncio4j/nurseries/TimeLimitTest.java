package dev.asyncio4j.nurseries;

import static dev.asyncio4j.nurseries.Levels.nap;
import static dev.asyncio4j.nurseries.Nurseries.currentEffectiveDeadline;
import static dev.asyncio4j.nurseries.Nurseries.currentlyCancelled;
import static dev.asyncio4j.nurseries.Nurseries.failAfter;
import static dev.asyncio4j.nurseries.Nurseries.failAt;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.nurseries.Nurseries.shielded;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Time limits of a block: failAfter and moveOnAfter. */
@ExtendWith(NothingLeftBehind.class)
class TimeLimitTest {
  @AsyncTest
  @DisplayName("NUR-D-03 failAfter throws TooSlowException, and tells the deadline from a cancel")
  void failAfterFails() {
    assertThatThrownBy(() -> failAfter(seconds(5), () -> pause(9)))
        .isInstanceOf(AsyncTimeoutException.class)
        .hasCauseInstanceOf(CancelledError.class)
        .isInstanceOfSatisfying(
            TooSlowException.class,
            e -> {
              assertThat(e.byDeadline()).isTrue();
              assertThat(e.getMessage())
                  .matches("deadline 5 s at TimeLimitTest\\.java:\\d+ has passed");
            });
    assertThatThrownBy(
            () ->
                failAfter(
                    seconds(5),
                    scope -> {
                      scope.cancel("enough");
                      pause(1);
                    }))
        .isInstanceOfSatisfying(
            TooSlowException.class,
            e -> {
              assertThat(e.byDeadline()).isFalse();
              assertThat(e).hasMessage("cancelled before its deadline: enough");
            });
    assertThat(failAfter(seconds(5), () -> "in time")).isEqualTo("in time");
    assertThatThrownBy(() -> failAt(now().plusSeconds(1), s -> nap(2)))
        .isInstanceOf(TooSlowException.class);
    assertThatThrownBy(
            () ->
                failAfter(
                    seconds(1),
                    () -> {
                      throw new IOException("its own");
                    }))
        .hasMessage("its own");
  }

  @AsyncTest
  @DisplayName("NUR-D-03 a failAfter whose scope is not the one that catches lets the error pass")
  void failAfterInACancelledScope() {
    var outer =
        moveOnAfter(
            seconds(1),
            () -> {
              failAfter(seconds(1), () -> pause(9));
            });
    assertThat(outer.cancelledCaught()).isTrue();
  }

  @AsyncTest
  @DisplayName("NUR-D-04 moveOnAfter keeps a value computed before the deadline")
  void values() {
    assertThat(moveOnAfter(seconds(1), () -> "value")).isEqualTo(new Scoped<>("value", false));
    Scoped<String> late =
        moveOnAfter(
            seconds(1),
            () -> {
              pause(2);
              return "never";
            });
    assertThat(late).isEqualTo(new Scoped<>(null, true));
    assertThat(late.orElse("other")).isEqualTo("other");
    assertThat(moveOnAfter(seconds(1), () -> "value").orElse("other")).isEqualTo("value");
    assertThat(moveOnAfter(seconds(-1), () -> "no await").value()).isEqualTo("no await");
  }

  @AsyncTest
  @DisplayName(
      "NUR-D-05 an inner limit leaves the outer one running; effective is the least visible")
  void nested() {
    var start = now();
    assertThat(currentEffectiveDeadline()).isEmpty();
    var outer =
        moveOnAfter(
            seconds(3),
            () -> {
              assertThat(moveOnAfter(seconds(1), () -> pause(9)).cancelledCaught()).isTrue();
              moveOnAfter(
                  seconds(9),
                  scope -> {
                    assertThat(currentEffectiveDeadline()).contains(start.plusSeconds(3));
                    scope.deadline(start.plusSeconds(2));
                    assertThat(currentEffectiveDeadline()).contains(start.plusSeconds(2));
                    shielded(() -> assertThat(currentEffectiveDeadline()).isEmpty());
                    shielded(
                        seconds(7),
                        () ->
                            assertThat(currentEffectiveDeadline()).contains(start.plusSeconds(8)));
                    assertThat(currentlyCancelled()).isFalse();
                    scope.cancel();
                    assertThat(currentlyCancelled()).isTrue();
                    assertThat(currentEffectiveDeadline()).contains(Duration.ZERO);
                  });
              pause(9);
            });
    assertThat(outer.cancelledCaught()).isTrue();
    assertThat(secondsSince(start)).isEqualTo(3);
  }
}
