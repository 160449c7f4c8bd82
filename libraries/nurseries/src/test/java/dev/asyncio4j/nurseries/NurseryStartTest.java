package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.nurseries.Levels.slowToCleanUp;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.nurseries.Nurseries.openNursery;
import static dev.asyncio4j.testing.Virtual.failing;
import static dev.asyncio4j.testing.Virtual.failingAfter;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.TaskGroupException;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Children that say when they have started. */
@ExtendWith(NothingLeftBehind.class)
class NurseryStartTest {
  private final Trail trail = Trail.create();

  /** Takes {@code before} seconds to start, and lives for {@code after} more. */
  private Coroutine<Void> service(TaskStatus<String> status, long before, long after) {
    return async(
        () -> {
          try {
            pause(before);
            status.started("ready");
            trail.add("started");
            pause(after);
            trail.add("done");
          } catch (CancelledError e) {
            trail.add("cancelled");
            throw e;
          }
        });
  }

  @AsyncTest
  @DisplayName("NUR-S-01 start returns at started(v), and the child goes on in the nursery")
  void started() {
    var start = now();
    openNursery(
        nursery -> {
          String value = await(nursery.<String>start(s -> service(s, 2, 3), "service"));
          assertThat(value).isEqualTo("ready");
          assertThat(secondsSince(start)).isEqualTo(2);
          assertThat(nursery.childTasks()).extracting(Task::getName).containsExactly("service");
        });
    assertThat(secondsSince(start)).isEqualTo(5);
    trail.assertIs("started", "done");
  }

  @AsyncTest
  @DisplayName("NUR-S-01 started twice, or too late: refused; before the coroutine is made: fine")
  void startedTwice() {
    TaskStatus<?>[] kept = {null};
    openNursery(
        nursery -> {
          int value =
              await(
                  nursery.<Integer>start(
                      status -> {
                        kept[0] = status;
                        status.started(1);
                        return async(() -> refused(status));
                      }));
          assertThat(value).isEqualTo(1);
        });
    trail.assertIs("refused: called 'started' twice on the same task status");
    openNursery(
        nursery ->
            assertThatThrownBy(
                    () ->
                        await(
                            nursery.<Integer>start(
                                status -> {
                                  kept[0] = status;
                                  return async(() -> {});
                                })))
                .isInstanceOf(NurseryStartException.class));
    assertThatThrownBy(() -> kept[0].started(null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has ended");
  }

  private void refused(TaskStatus<Integer> status) {
    try {
      status.started(2);
    } catch (IllegalStateException e) {
      trail.add("refused: " + e.getMessage().substring(e.getMessage().lastIndexOf(": ") + 2));
    }
  }

  @AsyncTest
  @DisplayName(
      "NUR-S-01 ended without started: NurseryStartException; failed before: that error bare")
  void endedBefore() {
    openNursery(
        nursery -> {
          assertThatThrownBy(() -> await(nursery.start(status -> sleep(seconds(1)))))
              .isInstanceOf(NurseryStartException.class)
              .hasMessageContaining("child exited without calling started");
          var error = new IOException("refused");
          assertThatThrownBy(() -> await(nursery.start(status -> failingAfter(1, error))))
              .isSameAs(error);
          assertThatThrownBy(
                  () ->
                      await(
                          nursery.start(
                              status -> {
                                throw new IllegalArgumentException("begin");
                              })))
              .hasMessage("begin");
          assertThat(nursery.cancelScope().cancelCalled()).isFalse();
          assertThat(nursery.childTasks()).isEmpty();
        });
  }

  @AsyncTest
  @DisplayName("NUR-S-01 a failure after started is the nursery's")
  void failedAfter() {
    assertThatThrownBy(
            () ->
                openNursery(
                    nursery -> {
                      await(
                          nursery.start(
                              status ->
                                  async(
                                      () -> {
                                        status.started(1);
                                        await(failing(new IOException("later")));
                                      })));
                      trail.add("started");
                      pause(9);
                    }))
        .isInstanceOfSatisfying(
            TaskGroupException.class,
            e ->
                assertThat(e.exceptions())
                    .singleElement()
                    .satisfies(x -> assertThat(x).hasMessage("later")));
    trail.assertIs("started");
  }

  @AsyncTest
  @DisplayName("NUR-S-02 cancelling the start call by a scope cancels the child only")
  void theCallIsCancelledByAScope() {
    openNursery(
        nursery -> {
          var scope =
              moveOnAfter(seconds(1), () -> await(nursery.<String>start(s -> service(s, 9, 9))));
          assertThat(scope.cancelledCaught()).isTrue();
          assertThat(nursery.cancelScope().cancelCalled()).isFalse();
        });
    trail.assertIs("cancelled");
  }

  @AsyncTest
  @DisplayName(
      "NUR-S-02 cancelling the start call by Task.cancel cancels the child, and waits for it")
  void theCallIsCancelledByAnEdge() {
    var start = now();
    openNursery(
        nursery -> {
          Task<?> caller =
              createTask(async(() -> await(nursery.start(s -> slowToCleanUp(trail, "child", 3)))));
          pause(1);
          caller.cancel("enough");
          assertThatThrownBy(() -> await(caller))
              .isInstanceOf(CancelledError.class)
              .hasMessage("enough");
          assertThat(secondsSince(start)).isEqualTo(4);
          assertThat(nursery.cancelScope().cancelCalled()).isFalse();
        });
    trail.assertIs("child cleaned up");
  }

  @AsyncTest
  @DisplayName(
      "NUR-S-02 start from another nursery's body: a failure there reaches the starting child")
  void aFailureOfTheCallersNursery() {
    openNursery(
        target -> {
          assertThatThrownBy(
                  () ->
                      openNursery(
                          other -> {
                            other.startSoon(failingAfter(1, new IOException("other")));
                            await(target.<String>start(s -> service(s, 60, 60)));
                          }))
              .isInstanceOf(TaskGroupException.class);
          assertThat(target.cancelScope().cancelCalled()).isFalse();
        });
    trail.assertIs("cancelled");
  }

  @AsyncTest
  @DisplayName("NUR-S-03 a failing target need not wait for a child that starts: start says so")
  void aFailureOfTheTarget() {
    var start = now();
    Nursery[] target = {null};
    Task<?> host =
        createTask(
            async(
                () ->
                    openNursery(
                        nursery -> {
                          target[0] = nursery;
                          nursery.startSoon(failingAfter(2, new IOException("target")));
                        })));
    passes(1);
    assertThatThrownBy(() -> await(target[0].<String>start(s -> service(s, 60, 60))))
        .isInstanceOf(NurseryStartException.class)
        .hasCauseInstanceOf(CancelledError.class);
    assertThatThrownBy(() -> await(host)).isInstanceOf(TaskGroupException.class);
    assertThat(secondsSince(start)).isEqualTo(2);
    trail.assertIs("cancelled");
  }

  @AsyncTest
  @DisplayName("NUR-S-03 started from its own body, a failing nursery ends with its failures only")
  void aFailureOfTheOwnNursery() {
    assertThatThrownBy(
            () ->
                openNursery(
                    nursery -> {
                      nursery.startSoon(failingAfter(1, new IOException("target")));
                      await(nursery.<String>start(s -> service(s, 60, 60)));
                    }))
        .isInstanceOfSatisfying(
            TaskGroupException.class, e -> assertThat(e.exceptions()).hasSize(1));
  }

  @AsyncTest
  void ignoredStatus() {
    await(service(TaskStatus.ignored(), 1, 1));
    trail.assertIs("started", "done");
  }
}
