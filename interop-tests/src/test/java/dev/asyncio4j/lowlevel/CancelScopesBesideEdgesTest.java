package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Body;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskGroup;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.sync.Lock;
import dev.asyncio4j.testing.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Scopes beside asyncio's edges, and beside the library's own waits. */
@ExtendWith(NothingLeftBehind.class)
class CancelScopesBesideEdgesTest {
  private final Trail trail = Trail.create();

  private void raises(String what, Awaitable<?> wait) {
    try {
      await(wait);
      trail.add(what + " went on");
    } catch (CancelledError e) {
      trail.add(what);
    }
  }

  @Test
  @DisplayName("NUR-C-07 what was handed over is received; who is cancelled first leaves it there")
  void nothingIsLost() {
    virtual(
        () -> {
          var queue = Queue.<String>create();
          var scope = new Scope();
          var got = new ArrayList<String>();
          var task = createTask(async(() -> scope.run(s -> got.add(await(queue.get())))));
          passes(1);
          queue.putNowait("kept");
          scope.cancel();
          await(task);
          assertThat(got).containsExactly("kept");
          assertThat(scope.caught).isFalse();
          var other = new Scope();
          var late = createTask(async(() -> other.run(s -> got.add(await(queue.get())))));
          passes(1);
          other.cancel();
          queue.putNowait("left");
          await(late);
          assertThat(queue.size()).isEqualTo(1);
          assertThat(other.caught).isTrue();
        });
  }

  @Test
  void aLockIsHandedOn() {
    virtual(
        () -> {
          var lock = Lock.create();
          await(lock.acquire());
          var scope = new Scope();
          createTask(async(() -> scope.run(s -> lock.with(() -> trail.add("never")))));
          var second = createTask(async(() -> lock.with(() -> trail.add("second"))));
          passes(1);
          scope.cancel();
          lock.release();
          await(second);
          trail.assertIs("second");
        });
  }

  @Test
  @DisplayName("NUR-C-14 an edge and a level in one pass: the edge comes out")
  void edgeAndLevel() {
    virtual(
        () -> {
          var scope = new Scope();
          var task = createTask(async(() -> scope.run(s -> pause(9))));
          passes(1);
          scope.cancel();
          task.cancel();
          assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
          assertThat(task.cancelled()).isTrue();
          assertThat(scope.caught).isFalse();
        });
  }

  @Test
  @DisplayName("NUR-C-15 a timeout and a scope each swallow their own")
  void timeoutsAndScopes() {
    virtual(
        () -> {
          var start = now();
          assertThat(Scope.moveOnAfter(1, s -> timeout(seconds(5), () -> pause(9))).caught)
              .isTrue();
          assertThat(secondsSince(start)).isEqualTo(1);
          assertThatThrownBy(
                  () ->
                      timeout(seconds(1), (Body<Object>) () -> Scope.moveOnAfter(5, s -> pause(9))))
              .isInstanceOf(AsyncTimeoutException.class);
          assertThat(secondsSince(start)).isEqualTo(2);
          assertThat(currentTask().cancelling()).isZero();
        });
  }

  @Test
  @DisplayName("NUR-C-13 a task group in a cancelled scope waits for slow clean-up without a spin")
  void taskGroups() {
    virtual(
        () -> {
          var start = now();
          var scope =
              Scope.moveOnAfter(
                  1,
                  s ->
                      taskGroup(
                          (TaskGroup.VoidBody)
                              group -> {
                                group.createTask(async(this::slowCleanUp));
                                pause(99);
                              }));
          assertThat(scope.caught).isTrue();
          assertThat(secondsSince(start)).isEqualTo(4);
          var exit =
              Scope.moveOnAfter(
                  1,
                  s ->
                      taskGroup(
                          (TaskGroup.VoidBody)
                              group -> group.createTask(async(this::slowCleanUp))));
          assertThat(exit.caught).isTrue();
          assertThat(secondsSince(start)).isEqualTo(8);
          trail.assertIs("slow clean-up", "slow clean-up");
        });
  }

  private void slowCleanUp() {
    try {
      pause(99);
    } finally {
      pause(3);
      trail.add("slow clean-up");
    }
  }

  @Test
  @DisplayName("NUR-C-13 a wait for children of one's own hears scopes once")
  void hearingOnce() {
    virtual(
        () -> {
          var start = now();
          var passes = new Telling();
          Instruments.add(getRunningLoop(), passes);
          var scope =
              Scope.moveOnAfter(
                  1,
                  s -> {
                    var child =
                        createTask(
                            async(
                                () -> {
                                  pause(5);
                                  return "child";
                                }));
                    s.join(child);
                    trail.add(child.result() + " at " + secondsSince(start));
                    raises("level goes on", sleep(seconds(1)));
                  });
          trail.assertIs("child at 5", "level goes on");
          assertThat(scope.caught).isFalse();
          assertThat(passes.of("pass").size()).as("no spin").isLessThan(30);
        });
  }

  @Test
  void hearingOnceNeedsATask() {
    virtual(
        () -> {
          Future<Throwable> refused = getRunningLoop().createFuture();
          getRunningLoop()
              .callSoon(
                  () -> {
                    try {
                      CancelScopes.hearingOnce(() -> 1);
                    } catch (IllegalStateException e) {
                      refused.setResult(e);
                    }
                  });
          assertThat(await(refused)).hasMessageContaining("outside a task");
          assertThat(CancelScopes.<Integer>hearingOnce(() -> 7)).as("no scopes").isEqualTo(7);
        });
  }

  @Test
  void compositionsAreCancelledOncePerAwait() {
    virtual(
        () -> {
          Task<String> slow = createTask(sleep(seconds(1), "survived"));
          Task<String> deaf = createTask(async(this::deaf));
          passes(1);
          new Scope()
              .run(
                  s -> {
                    s.cancel();
                    raises("shield", shield(slow));
                    raises("gather", gather(List.of(sleep(seconds(1)), sleep(seconds(2)))));
                    trail.add(await(deaf));
                  });
          assertThat(await(slow)).isEqualTo("survived");
          trail.assertIs("shield", "gather", "heard 1");
        });
  }

  private String deaf() {
    int heard = 0;
    for (int i = 0; i < 4; i++) {
      try {
        pause(1);
      } catch (CancelledError e) {
        heard++;
      }
    }
    return "heard " + heard;
  }

  @Test
  void interruptingWhatDoesNotWaitIsRefused() {
    virtual(
        () -> {
          var me = Objects.requireNonNull(currentTask());
          assertThat(CancelScopes.interruptWait(me, "it runs")).isFalse();
          var fresh = createTask(sleep(seconds(1)));
          assertThat(CancelScopes.interruptWait(fresh, "not begun")).isFalse();
          Future<String> future = getRunningLoop().createFuture();
          var over = createTask(async(() -> await(future)));
          passes(1);
          assertThat(CancelScopes.interruptWait(fresh, "it waits")).isTrue();
          future.setResult("x");
          assertThat(CancelScopes.interruptWait(over, "its wait is over")).isFalse();
          assertThat(await(over)).isEqualTo("x");
          assertThatThrownBy(() -> await(fresh))
              .isInstanceOf(CancelledError.class)
              .hasMessage("it waits");
          assertThat(fresh.cancelling()).as("no request").isZero();
          assertThat(CancelScopes.interruptWait(fresh, "done")).isFalse();
        });
  }

  @Test
  void theEdgeOfAHostIsTheLevelOfNobody() {
    virtual(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        new Scope()
                            .run(
                                s -> {
                                  raises("edge", sleep(seconds(9)));
                                  pause(1);
                                  trail.add("goes on");
                                });
                      }));
          passes(1);
          task.cancel();
          await(task);
          trail.assertIs("edge", "goes on");
        });
  }
}
