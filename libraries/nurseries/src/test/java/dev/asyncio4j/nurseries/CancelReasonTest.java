package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** The reasons that cancelled scopes give. */
@ExtendWith(NothingLeftBehind.class)
class CancelReasonTest {
  @AsyncTest
  @DisplayName(
      "NUR-C-11 the message names the reason: the text given, or the deadline and its line")
  void reasons() {
    CancelScope.create()
        .run(
            s -> {
              s.cancel("shutting down");
              assertThatThrownBy(() -> pause(1)).hasMessage("shutting down");
              assertThatThrownBy(() -> passes(1)).hasMessage("shutting down");
            });
    CancelScope.create()
        .run(
            s -> {
              s.cancel();
              assertThat(s.cancelReason()).isEmpty();
              assertThatThrownBy(() -> pause(1)).hasMessage("the cancel scope was cancelled");
            });
    moveOnAfter(
        seconds(5),
        s -> {
          moveOnAfter(
              seconds(9),
              () ->
                  assertThatThrownBy(() -> pause(9))
                      .message()
                      .matches("deadline 5 s at CancelReasonTest\\.java:\\d+"));
        });
  }

  @AsyncTest
  @DisplayName("NUR-C-11 of two cancelled scopes the outer one gives the reason")
  void theOuterReason() {
    CancelScope.create()
        .run(
            o ->
                CancelScope.create()
                    .run(
                        i -> {
                          i.cancel("inner");
                          o.cancel("outer");
                          assertThatThrownBy(() -> pause(1)).hasMessage("outer");
                        }));
  }

  @AsyncTest
  @DisplayName("NUR-C-11 a CancelledError of somebody else's future passes a scope")
  void somebodyElses() {
    Future<String> theirs = getRunningLoop().createFuture();
    theirs.cancel("theirs");
    var scope = CancelScope.create();
    assertThatThrownBy(() -> scope.run(s -> await(theirs)))
        .isInstanceOf(CancelledError.class)
        .hasMessage("theirs");
    assertThat(scope.cancelledCaught()).isFalse();
    Future<String> again = getRunningLoop().createFuture();
    again.cancel("theirs");
    assertThatThrownBy(() -> Nurseries.openNursery(n -> await(again)))
        .isInstanceOf(CancelledError.class)
        .hasMessage("theirs");
  }
}
