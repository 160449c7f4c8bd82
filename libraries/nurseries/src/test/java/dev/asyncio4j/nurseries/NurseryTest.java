package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.nurseries.Levels.sleeper;
import static dev.asyncio4j.nurseries.Levels.slowToCleanUp;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.nurseries.Nurseries.openNursery;
import static dev.asyncio4j.testing.Virtual.failing;
import static dev.asyncio4j.testing.Virtual.failingAfter;
import static dev.asyncio4j.testing.Virtual.failingInCleanup;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.reports;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.TaskGroupException;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nurseries: children end before the block, failures come together. */
@ExtendWith(NothingLeftBehind.class)
class NurseryTest {
  private final Trail trail = Trail.create();

  private static TaskGroupException failure(Nursery.VoidBody body) {
    return catchThrowableOfType(TaskGroupException.class, () -> openNursery(body));
  }

  @AsyncTest
  @DisplayName("NUR-N-01 the block ends when all children have, those that children start included")
  void theBlockEndsWithItsChildren() {
    var start = now();
    String value =
        openNursery(
            nursery -> {
              nursery.startSoon(sleeper(trail, "a", 1));
              nursery.startSoon(
                  async(
                      () -> {
                        pause(2);
                        nursery.startSoon(sleeper(trail, "grandchild", 3));
                      }));
              return "value";
            });
    assertThat(value).isEqualTo("value");
    assertThat(secondsSince(start)).isEqualTo(5);
    trail.assertIs("a done", "grandchild done");
  }

  @AsyncTest
  @DisplayName(
      "NUR-N-02 the first failure cancels siblings and body; all failures come, the body's last")
  void failures() {
    var failure =
        failure(
            nursery -> {
              nursery.startSoon(failingInCleanup(new IllegalStateException("clean-up")));
              nursery.startSoon(sleeper(trail, "sibling", 9));
              nursery.startSoon(failingAfter(1, new IOException("first")));
              try {
                pause(9);
              } catch (CancelledError e) {
                trail.add("body: " + e.getMessage());
                throw new IllegalArgumentException("body");
              }
            });
    assertThat(failure.exceptions())
        .extracting(Throwable::getMessage)
        .containsExactly("first", "clean-up", "body");
    assertThat(failure).hasMessage("unhandled errors in a nursery (3 sub-exceptions)");
    assertThat(trail.lines())
        .contains("sibling cancelled")
        .contains("body: a child of the nursery failed: java.io.IOException: first");
  }

  @AsyncTest
  @DisplayName("NUR-N-02 a single failure comes in a group, too, of the body as of a child")
  void aSingleFailure() {
    assertThat(failure(n -> n.startSoon(failing(new IOException("child")))).exceptions())
        .hasSize(1);
    var body = new IOException("body");
    assertThat(
            failure(
                    n -> {
                      throw body;
                    })
                .exceptions())
        .containsExactly(body);
    assertThat(
            failure(n -> openNursery((Nursery.VoidBody) i -> i.startSoon(failing(body))))
                .exceptions())
        .singleElement()
        .isInstanceOfSatisfying(
            TaskGroupException.class, e -> assertThat(e.exceptions()).containsExactly(body));
  }

  @AsyncTest
  @DisplayName("NUR-N-02 cancelling the nursery is no failure")
  void cancelled() {
    CancelScope[] scope = {null};
    String value =
        openNursery(
            nursery -> {
              scope[0] = nursery.cancelScope();
              nursery.startSoon(sleeper(trail, "a", 9));
              passes(1);
              nursery.cancelScope().cancel();
              return "the body's value stays";
            });
    assertThat(value).isEqualTo("the body's value stays");
    assertThat(scope[0].cancelledCaught()).isTrue();
    String none =
        openNursery(
            nursery -> {
              nursery.cancelScope().cancel();
              pause(1);
              return "never";
            });
    assertThat(none).isNull();
    trail.assertIs("a cancelled");
  }

  @AsyncTest
  @DisplayName("NUR-N-04 after the end: refused, and the coroutine is settled")
  void afterTheEnd() {
    var reports = reports();
    getRunningLoop().setDebug(true);
    Nursery[] kept = {null};
    openNursery(
        nursery -> {
          kept[0] = nursery;
          assertThat(nursery.closed()).isFalse();
        });
    assertThat(kept[0].closed()).isTrue();
    assertThatThrownBy(() -> kept[0].startSoon(sleeper(trail, "late", 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Nursery is closed to new arrivals");
    assertThatThrownBy(() -> await(kept[0].start(status -> sleeper(trail, "late", 1))))
        .isInstanceOf(IllegalStateException.class);
    System.gc();
    passes(3);
    assertThat(reports).isEmpty();
    assertThat(kept[0]).hasToString("<Nursery closed children=0 errors=0>");
    assertThat(trail.lines()).isEmpty();
  }

  @AsyncTest
  @DisplayName("NUR-N-06 the exit is a cancellation point only if a child awaited something")
  void theExitIsNoCancellationPoint() {
    var quiet =
        CancelScope.create()
            .run(
                scope -> {
                  scope.cancel();
                  openNursery(
                      nursery -> {
                        nursery.startSoon(async(() -> trail.add("child")));
                        nursery.startSoon(async(() -> trail.add("other")));
                      });
                  return "went on";
                });
    assertThat(quiet.value()).isEqualTo("went on");
    var loud =
        CancelScope.create()
            .run(
                scope -> {
                  scope.cancel();
                  openNursery(
                      nursery -> {
                        nursery.startSoon(sleep(Duration.ZERO));
                      });
                  return "never";
                });
    assertThat(loud.cancelledCaught()).isTrue();
    trail.assertIs("child", "other");
  }

  @AsyncTest
  @DisplayName("NUR-N-07 a failing child under an outer cancellation still ends its nursery")
  void failureUnderAnOuterCancellation() {
    var start = now();
    assertThatThrownBy(
            () ->
                moveOnAfter(
                    seconds(1),
                    () ->
                        openNursery(
                            nursery -> {
                              nursery.startSoon(failingInCleanup(new IOException("late")));
                              nursery.startSoon(slowToCleanUp(trail, "slow", 3));
                            })))
        .isInstanceOf(TaskGroupException.class);
    assertThat(secondsSince(start)).isEqualTo(4);
    trail.assertIs("slow cleaned up");
  }

  @AsyncTest
  @DisplayName(
      "NUR-N-07 an overflow of the stack comes out bare, and hides the others, which are told")
  void overflows() {
    var reports = reports();
    assertThatThrownBy(
            () ->
                openNursery(
                    nursery -> {
                      nursery.startSoon(failingInCleanup(new IOException("hidden")));
                      nursery.startSoon(async(() -> overflow(0)));
                    }))
        .isInstanceOf(StackOverflowError.class);
    assertThat(reports)
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.exception()).hasMessage("hidden");
              assertThat(r.message()).contains("was hidden by java.lang.StackOverflowError");
            });
  }

  private static int overflow(int depth) {
    return overflow(depth + 1) + 1;
  }
}
