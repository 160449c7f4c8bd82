package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.tasks.LongWork.longWork;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.failingInCleanup;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WaitForTest {
  private final Trail trail = Trail.create();

  /** Ends two seconds after it was cancelled. */
  private Coroutine<String> slowToEnd() {
    return async(
        () -> {
          try {
            return await(after(3600, "never"));
          } catch (CancelledError cancelled) {
            pause(2);
            trail.add("inner ended");
            throw cancelled;
          }
        });
  }

  @Test
  @DisplayName("WAITFOR-01 no timeout: just the result")
  void noTimeoutGivesTheResult() {
    virtual(() -> assertThat(await(waitFor(after(9, "done"), null))).isEqualTo("done"));
  }

  @Test
  @DisplayName("WAITFOR-02 a timeout cancels the inner task and raises when that has really ended")
  void timeoutRaisesWhenTheInnerHasEnded() {
    virtual(
        () -> {
          var start = now();
          var inner = createTask(slowToEnd());
          assertFails(AsyncTimeoutException.class, waitFor(inner, seconds(1)));
          assertThat(inner.cancelled()).isTrue();
          trail.assertIs("inner ended");
          assertThat(secondsSince(start)).isEqualTo(3);
        });
  }

  @Test
  @DisplayName("WAITFOR-03 timeout 0 or negative: the result of a future that is done already")
  void noTimeIsEnoughForAFinishedFuture() {
    virtual(
        () -> {
          Future<String> finished = getRunningLoop().createFuture();
          finished.setResult("done");
          assertThat(await(waitFor(finished, Duration.ZERO))).isEqualTo("done");
          assertThat(await(waitFor(finished, seconds(-1)))).isEqualTo("done");
        });
  }

  @Test
  @DisplayName("WAITFOR-04 timeout 0 with a coroutine: its body never starts")
  void noTimeNeverStartsACoroutine() {
    virtual(
        () -> {
          assertFails(
              AsyncTimeoutException.class, waitFor(longWork("inner", trail), Duration.ZERO));
          assertFails(AsyncTimeoutException.class, waitFor(longWork("inner", trail), seconds(-1)));
          assertThat(trail.lines()).isEmpty();
        });
  }

  @Test
  @DisplayName("WAITFOR-05 timeout 0 with a running task: cancels it and waits for it")
  void noTimeCancelsARunningTask() {
    virtual(
        () -> {
          var start = now();
          var inner = createTask(slowToEnd());
          passes(1);
          assertFails(AsyncTimeoutException.class, waitFor(inner, Duration.ZERO));
          assertThat(inner.cancelled()).isTrue();
          trail.assertIs("inner ended");
          assertThat(secondsSince(start)).isEqualTo(2);
        });
  }

  @Test
  @DisplayName(
      "WAITFOR-06 a result that the awaiting task has seen before the timer wins; in the timer's"
          + " own pass the timer does")
  void resultBeforeTheTimerWins() {
    virtual(
        () -> {
          Future<String> before = getRunningLoop().createFuture();
          getRunningLoop().callSoon(() -> before.setResult("before"));
          assertThat(await(waitFor(before, Duration.ofNanos(1)))).isEqualTo("before");

          Future<String> together = getRunningLoop().createFuture();
          getRunningLoop().callLater(seconds(1), () -> together.setResult("together"));
          assertFails(AsyncTimeoutException.class, waitFor(together, seconds(1)));
          assertThat(together.result()).isEqualTo("together");
        });
  }

  @Test
  @DisplayName(
      "WAITFOR-07 an inner that swallows the cancellation and returns: its value comes out")
  void valueOfAnInnerThatSwallowsTheCancellation() {
    virtual(
        () -> {
          Coroutine<String> stubborn =
              async(
                  () -> {
                    try {
                      return await(after(3600, "never"));
                    } catch (CancelledError swallowed) {
                      return "stubborn";
                    }
                  });
          assertThat(await(waitFor(stubborn, seconds(1)))).isEqualTo("stubborn");
        });
  }

  @Test
  @DisplayName("WAITFOR-08 an inner that fails while it is cancelled: that error comes out")
  void errorOfTheInnersCleanupComesOut() {
    virtual(
        () -> {
          var error = new IllegalStateException("cleanup failed");
          var inner = createTask(failingInCleanup(error));
          assertThat(assertFails(IllegalStateException.class, waitFor(inner, seconds(1))))
              .isSameAs(error);
          assertThat(
                  assertFails(
                      IllegalStateException.class, waitFor(failingInCleanup(error), seconds(1))))
              .isSameAs(error);
        });
  }

  @Test
  @DisplayName("WAITFOR-09 cancelling wait_for cancels the inner and waits for it")
  void cancellingWaitsForTheInner() {
    virtual(
        () -> {
          var start = now();
          var inner = createTask(slowToEnd());
          var outer = createTask(waitFor(inner, seconds(60)));
          passes(2);
          outer.cancel();
          assertFails(CancelledError.class, outer);
          assertThat(inner.cancelled()).isTrue();
          trail.assertIs("inner ended");
          assertThat(secondsSince(start)).isEqualTo(2);
        });
  }

  @Test
  @DisplayName("WAITFOR-10 an outer cancel in the pass in which the inner completes is not lost")
  void cancelInThePassOfTheResultIsNotLost() {
    virtual(
        () -> {
          Future<String> inner = getRunningLoop().createFuture();
          var outer =
              createTask(
                  async(
                      () -> {
                        trail.add("got " + await(waitFor(inner, seconds(100))));
                      }));
          passes(1);
          inner.setResult("done");
          assertThat(outer.cancel()).isTrue();
          assertFails(CancelledError.class, outer);
          assertThat(outer.cancelled()).isTrue();
          assertThat(trail.lines()).isEmpty();
        });
  }

  @Test
  @DisplayName(
      "WAITFOR-11 around a shield: it times out, and the shielded task goes on and finishes")
  void shieldedTaskGoesOn() {
    virtual(
        () -> {
          for (var limit : List.of(Duration.ZERO, seconds(1))) {
            var inner = createTask(after(5, "done"));
            var shielded = shield(inner);
            assertFails(AsyncTimeoutException.class, waitFor(shielded, limit));
            assertThat(shielded.cancelled()).isTrue();
            assertThat(inner.done()).isFalse();
            assertThat(await(inner)).isEqualTo("done");
          }
        });
  }

  @Test
  @DisplayName("WAITFOR-12 the timeout has the CancelledError as its cause")
  void causeIsTheCancellation() {
    virtual(
        () -> {
          for (var limit : List.of(Duration.ZERO, seconds(1))) {
            var timeout =
                assertFails(AsyncTimeoutException.class, waitFor(createTask(after(5, "")), limit));
            assertThat(timeout).hasCauseInstanceOf(CancelledError.class);
          }
        });
  }
}
