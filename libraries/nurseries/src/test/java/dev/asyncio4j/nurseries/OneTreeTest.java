package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.nurseries.Levels.deaf;
import static dev.asyncio4j.nurseries.Levels.sleeper;
import static dev.asyncio4j.nurseries.Levels.slowToCleanUp;
import static dev.asyncio4j.nurseries.Levels.tries;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.nurseries.Nurseries.openNursery;
import static dev.asyncio4j.nurseries.Nurseries.shielded;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Task;
import dev.asyncio4j.TaskGroup;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.lowlevel.Instrument;
import dev.asyncio4j.lowlevel.Instruments;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.sync.Lock;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.AsyncTests;
import dev.asyncio4j.testing.Trail;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Levels beside asyncio's edges, timeouts, groups, gathers and shields, in one tree of tasks. */
@ExtendWith(NothingLeftBehind.class)
class OneTreeTest {
  private final Trail trail = Trail.create();

  @AsyncTest
  @DisplayName("NUR-C-13 a task group in a cancelled scope waits for slow clean-up without a spin")
  void taskGroups() throws Exception {
    var start = now();
    long passes =
        passesOf(
            () -> {
              var scope =
                  moveOnAfter(
                      seconds(1),
                      () ->
                          taskGroup(
                              (TaskGroup.VoidBody)
                                  group -> {
                                    group.createTask(slowToCleanUp(trail, "child", 3));
                                    pause(99);
                                  }));
              assertThat(scope.cancelledCaught()).isTrue();
            });
    assertThat(secondsSince(start)).isEqualTo(4);
    assertThat(passes).as("no spin").isLessThan(30);
    trail.assertIs("child cleaned up");
  }

  private interface Code {
    void run() throws Exception;
  }

  private static long passesOf(Code code) throws Exception {
    long[] passes = {0};
    var counter =
        new Instrument() {
          @Override
          public void passBegan(int ready) {
            passes[0]++;
          }
        };
    Instruments.add(getRunningLoop(), counter);
    code.run();
    Instruments.remove(getRunningLoop(), counter);
    return passes[0];
  }

  @AsyncTest
  @DisplayName("NUR-C-13 a cancelled nursery costs nothing while its children are shielded or deaf")
  void noSpin() throws Exception {
    long passes =
        passesOf(
            () ->
                moveOnAfter(
                    seconds(1),
                    () ->
                        openNursery(
                            nursery -> {
                              nursery.startSoon(slowToCleanUp(trail, "slow", 100));
                              nursery.startSoon(
                                  async(() -> shielded(() -> await(deaf(trail, "deaf", 5)))));
                              Task<Void> stubborn = createTask(deaf(trail, "stubborn", 9));
                              nursery.startSoon(async(() -> await(stubborn)));
                            })));
    assertThat(passes).isLessThan(80);
    trail.assertIs("deaf heard 0", "stubborn heard 1", "slow cleaned up");
  }

  @AsyncTest
  @DisplayName("NUR-C-15 a timeout in a scope, and a scope in a timeout: each swallows its own")
  void timeouts() {
    var start = now();
    assertThat(moveOnAfter(seconds(1), () -> timeout(seconds(5), () -> pause(9))).cancelledCaught())
        .isTrue();
    assertThat(secondsSince(start)).isEqualTo(1);
    assertThatThrownBy(
            () ->
                timeout(
                    seconds(1),
                    () -> {
                      moveOnAfter(seconds(5), () -> pause(9));
                    }))
        .isInstanceOf(AsyncTimeoutException.class);
    assertThatThrownBy(
            () ->
                timeout(
                    seconds(2),
                    () -> {
                      assertThat(moveOnAfter(seconds(1), () -> pause(9)).cancelledCaught())
                          .isTrue();
                      pause(9);
                    }))
        .isInstanceOf(AsyncTimeoutException.class);
    assertThat(currentTask().cancelling()).isZero();
  }

  @AsyncTest
  @DisplayName(
      "await(task), gather, waitFor, shield in a cancelled scope: cancelled once per await")
  void compositions() {
    Task<String> slow = createTask(sleep(seconds(1), "survived"));
    Task<Void> deaf = createTask(deaf(trail, "deaf", 4));
    passes(1);
    CancelScope.create()
        .run(
            scope -> {
              scope.cancel();
              tries(trail, "shield", shield(slow));
              tries(trail, "gather", gather(List.of(sleep(seconds(1)), sleep(seconds(2)))));
              tries(trail, "waitFor", waitFor(sleep(seconds(1)), seconds(3)));
              tries(trail, "deaf", deaf);
            });
    assertThat(await(slow)).isEqualTo("survived");
    assertThat(currentTask().cancelling()).isZero();
    trail.assertIs(
        "shield raised", "gather raised", "waitFor raised", "deaf heard 1", "deaf went on");
  }

  @AsyncTest
  @DisplayName("a lock is handed on by a waiter whose scope is cancelled")
  void locks() {
    var lock = Lock.create();
    await(lock.acquire());
    var scope = CancelScope.create();
    var first = createTask(async(() -> scope.run(s -> await(lock.acquire()))));
    var second = createTask(async(() -> lock.with(() -> trail.add("second"))));
    passes(1);
    scope.cancel();
    lock.release();
    await(gather(first, second));
    trail.assertIs("second");
  }

  @Test
  @DisplayName("a shield holds scopes back, and not Task.cancel, a timeout, or the end of run")
  void shieldsAreForScopes() {
    AsyncTests.run(
        () -> {
          var task = createTask(async(() -> shielded(() -> pause(9))));
          passes(1);
          task.cancel();
          assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
          assertThatThrownBy(() -> timeout(seconds(1), () -> shielded(() -> pause(9))))
              .isInstanceOf(AsyncTimeoutException.class);
        });
    run(
        async(
            () -> {
              createTask(
                  async(() -> shielded(() -> tries(trail, "left behind", sleep(seconds(9))))));
              passes(1);
            }),
        VIRTUAL);
    trail.assertIs("left behind raised");
  }

  @AsyncTest
  @DisplayName("a task that createTask makes in a scope is not in it")
  void unstructuredTasks() {
    Task<?>[] free = {null};
    CancelScope.create()
        .run(
            scope -> {
              free[0] = createTask(sleeper(trail, "free", 1));
              scope.cancel();
            });
    await(free[0]);
    trail.assertIs("free done");
  }

  @Test
  @DisplayName("the end of run ends nurseries that tasks were left in")
  void theEndOfRun() {
    run(
        async(
            () -> {
              createTask(
                  async(
                      () ->
                          openNursery(
                              nursery -> {
                                nursery.startSoon(sleeper(trail, "child", 99));
                                pause(99);
                              })));
              passes(3);
            }),
        VIRTUAL);
    trail.assertIs("child cancelled");
  }
}
