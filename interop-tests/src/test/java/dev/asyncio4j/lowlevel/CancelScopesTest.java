package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.support.VirtualLoop.now;
import static dev.asyncio4j.support.VirtualLoop.passes;
import static dev.asyncio4j.support.VirtualLoop.pause;
import static dev.asyncio4j.support.VirtualLoop.seconds;
import static dev.asyncio4j.support.VirtualLoop.secondsSince;
import static dev.asyncio4j.support.VirtualLoop.virtual;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Level cancellation as trio has it, built on the hook, beside asyncio's edges. */
@ExtendWith(NothingLeftBehind.class)
class CancelScopesTest {
  private final List<String> trail = new ArrayList<>();

  private void raises(String what, Awaitable<?> wait) {
    try {
      await(wait);
      trail.add(what + " went on");
    } catch (CancelledError e) {
      trail.add(what);
    }
  }

  @Test
  @DisplayName("NUR-C-01 every suspension in a cancelled scope raises again, a bare yield too")
  void level() {
    virtual(
        () -> {
          var start = now();
          Future<String> done = getRunningLoop().createFuture();
          done.setResult("x");
          var scope =
              new Scope()
                  .run(
                      s -> {
                        s.cancel();
                        raises("sleep", sleep(seconds(1)));
                        raises("again", sleep(seconds(1)));
                        raises("yield", sleep(Duration.ZERO));
                        raises("future", getRunningLoop().createFuture());
                        trail.add("done " + await(done));
                        pause(1);
                        trail.add("never");
                      });
          assertThat(trail).containsExactly("sleep", "again", "yield", "future", "done x");
          assertThat(scope.caught).isTrue();
          assertThat(secondsSince(start)).isZero();
          assertThat(currentTask().cancelling()).isZero();
          pause(1); // and outside everything is as before
        });
  }

  @Test
  @DisplayName("NUR-C-03 a cancelled scope in which nothing is awaited ends normally")
  void nothingAwaited() {
    virtual(() -> assertThat(new Scope().run(Scope::cancel).caught).isFalse());
  }

  @Test
  @DisplayName("NUR-D-01 a deadline ends the wait, at its time")
  void deadline() {
    virtual(
        () -> {
          var start = now();
          assertThat(Scope.moveOnAfter(2, s -> pause(9)).caught).isTrue();
          assertThat(secondsSince(start)).isEqualTo(2);
          assertThat(Scope.moveOnAfter(2, s -> pause(1)).caught).isFalse();
          assertThat(Scope.moveOnAfter(-1, s -> pause(1)).caught).as("in the past").isTrue();
          assertThat(secondsSince(start)).isEqualTo(3);
        });
  }

  @Test
  @DisplayName("NUR-D-05 an inner limit leaves the outer one running")
  void nested() {
    virtual(
        () -> {
          var start = now();
          var outer =
              Scope.moveOnAfter(
                  3,
                  o -> {
                    var inner = Scope.moveOnAfter(1, i -> pause(9));
                    assertThat(inner.caught).isTrue();
                    assertThat(secondsSince(start)).isEqualTo(1);
                    var third = Scope.moveOnAfter(5, i -> pause(9));
                    trail.add("not here " + third.caught);
                  });
          assertThat(outer.caught).isTrue();
          assertThat(secondsSince(start)).isEqualTo(3);
          assertThat(trail).isEmpty();
        });
  }

  @Test
  @DisplayName("NUR-C-03 of two cancelled scopes the outer one catches")
  void theOuterOneCatches() {
    virtual(
        () -> {
          var inner = new Scope();
          var outer =
              new Scope()
                  .run(
                      o ->
                          inner.run(
                              i -> {
                                o.cancel();
                                i.cancel();
                                pause(1);
                              }));
          assertThat(outer.caught).isTrue();
          assertThat(inner.caught).isFalse();
        });
  }

  @Test
  void aShieldHoldsOuterScopesBack() {
    virtual(
        () -> {
          var start = now();
          var outer =
              Scope.moveOnAfter(
                  1,
                  o -> {
                    try {
                      pause(9);
                    } finally {
                      Scope.shielded(x -> pause(2));
                      trail.add("cleaned up at " + secondsSince(start));
                    }
                  });
          assertThat(trail).containsExactly("cleaned up at 3");
          assertThat(outer.caught).isTrue();
        });
  }

  @Test
  @DisplayName("NUR-C-05 lifting a shield lets outer scopes in at once")
  void aShieldIsLifted() {
    virtual(
        () -> {
          var start = now();
          var inner = new Scope();
          getRunningLoop().callLater(seconds(2), () -> inner.shield(false));
          inner.shield(true);
          var outer =
              new Scope()
                  .run(
                      o ->
                          inner.run(
                              i -> {
                                o.cancel();
                                pause(1);
                                trail.add("still inside at " + secondsSince(start));
                                pause(9);
                              }));
          assertThat(trail).containsExactly("still inside at 1");
          assertThat(outer.caught).isTrue();
          assertThat(secondsSince(start)).isEqualTo(2);
        });
  }

  @Test
  void tasksOfAScopeAreInItOthersAreNot() {
    virtual(
        () -> {
          var tasks = new ArrayList<Task<?>>();
          new Scope()
              .run(
                  s -> {
                    tasks.add(s.start(() -> level("child")));
                    tasks.add(
                        s.start(
                            () -> {
                              Scope.shielded(x -> pause(2));
                              trail.add("shielded child went on");
                              return level("then");
                            }));
                    tasks.add(createTask(sleep(seconds(3), "free")));
                    assertThat(CancelScopes.of(tasks.get(2))).as("not inherited").isNull();
                    pause(1);
                    s.cancel();
                  });
          pause(5);
          assertThat(trail)
              .containsExactly(
                  "child raises",
                  "child again",
                  "shielded child went on",
                  "then raises",
                  "then again");
          assertThat(tasks.get(2).result()).isEqualTo("free");
        });
  }

  private String level(String name) {
    raises(name + " raises", sleep(seconds(60)));
    raises(name + " again", sleep(seconds(60)));
    return name;
  }

  @Test
  void aTaskThatHasNotBegunRunsToItsFirstAwait() {
    virtual(
        () -> {
          var child = new ArrayList<Task<String>>();
          new Scope()
              .run(
                  s -> {
                    child.add(s.start(() -> level("child")));
                    s.cancel();
                  });
          passes(6);
          assertThat(child.get(0).result()).isEqualTo("child");
          assertThat(trail).containsExactly("child raises", "child again");
        });
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
          assertThat(trail).containsExactly("second");
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
          assertThat(trail).containsExactly("slow clean-up", "slow clean-up");
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
          assertThat(trail).containsExactly("child at 5", "level goes on");
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
          assertThat(trail).containsExactly("shield", "gather", "heard 1");
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
  @DisplayName("NUR-G-01 a generator cannot emit inside a scope of its body")
  void generators() {
    virtual(
        () -> {
          var bad =
              asyncGenerator(
                  (dev.asyncio4j.AsyncGenerator.Body<Integer>)
                      out -> new Scope().run(s -> out.emit(1)));
          assertThatThrownBy(() -> await(bad.next()))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("inside an open cancel scope");
          var good =
              asyncGenerator(
                  (dev.asyncio4j.AsyncGenerator.Body<Integer>)
                      out -> {
                        Scope.moveOnAfter(1, s -> pause(9));
                        out.emit(1);
                        Scope.moveOnAfter(1, s -> pause(9));
                        out.emit(2);
                      });
          assertThat(await(good.next())).isEqualTo(1);
          new Scope().run(s -> assertThat(await(good.next())).isEqualTo(2));
          await(good.close());
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
          assertThat(trail).containsExactly("edge", "goes on");
        });
  }

  @Test
  void whatAScopeThrowsComesOutOfTheAwait() {
    virtual(
        () -> {
          var me = Objects.requireNonNull(currentTask());
          CancelScopes.set(
              me,
              () -> {
                throw new IllegalStateException("broken scope");
              });
          assertThatThrownBy(() -> await(sleep(seconds(1)))).hasMessage("broken scope");
          assertThatThrownBy(() -> await(sleep(Duration.ZERO))).hasMessage("broken scope");
          CancelScopes.set(me, null);
          assertThat(CancelScopes.of(me)).isNull();
          pause(1);
        });
  }
}
