package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.nurseries.Levels.nap;
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
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.TaskGroupException;
import dev.asyncio4j.loop.TaskFactory;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nurseries: children end before the block, failures come together. */
@ExtendWith(NothingLeftBehind.class)
class NurseryTest {
  private final Trail trail = Trail.create();

  private static TaskGroupException failure(Nursery.VoidBody body) {
    return catchThrowableOfType(TaskGroupException.class, () -> openNursery(body));
  }

  @Test
  @DisplayName("NUR-N-01 the block ends when all children have, those that children start included")
  void theBlockEndsWithItsChildren() {
    virtual(
        () -> {
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
        });
    trail.assertIs("a done", "grandchild done");
  }

  @Test
  @DisplayName("NUR-N-01 the tasks of children give their results")
  void resultsOfChildren() {
    virtual(
        () -> {
          String both =
              openNursery(
                  nursery -> {
                    Task<String> a = nursery.startSoon(sleeper(trail, "a", 1));
                    Task<String> b = nursery.startSoon(sleeper(trail, "b", 2), "named");
                    assertThat(b.getName()).isEqualTo("named");
                    return await(b) + await(a);
                  });
          assertThat(both).isEqualTo("ba");
        });
  }

  @Test
  @DisplayName(
      "NUR-N-02 the first failure cancels siblings and body; all failures come, the body's last")
  void failures() {
    virtual(
        () -> {
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
        });
    assertThat(trail.lines())
        .contains("sibling cancelled")
        .contains("body: a child of the nursery failed: java.io.IOException: first");
  }

  @Test
  @DisplayName("NUR-N-02 a single failure comes in a group, too, of the body as of a child")
  void aSingleFailure() {
    virtual(
        () -> {
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
        });
  }

  @Test
  @DisplayName("NUR-N-02 cancelling the nursery is no failure")
  void cancelled() {
    virtual(
        () -> {
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
        });
    trail.assertIs("a cancelled");
  }

  @Test
  @DisplayName("NUR-N-04 a child started in a cancelled nursery runs up to its first await")
  void aChildOfACancelledNursery() {
    virtual(
        () ->
            openNursery(
                nursery -> {
                  nursery.cancelScope().cancel();
                  nursery.startSoon(
                      async(
                          () -> {
                            trail.add("owns it");
                            try {
                              passes(1);
                              trail.add("never");
                            } finally {
                              trail.add("closed it");
                            }
                          }));
                }));
    trail.assertIs("owns it", "closed it");
  }

  @Test
  @DisplayName("NUR-N-04 after the end: refused, and the coroutine is settled")
  void afterTheEnd() {
    virtual(
        () -> {
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
        });
    assertThat(trail.lines()).isEmpty();
  }

  @Test
  @DisplayName("NUR-N-06 the exit is a cancellation point only if a child awaited something")
  void theExitIsNoCancellationPoint() {
    virtual(
        () -> {
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
        });
    trail.assertIs("child", "other");
  }

  @Test
  @DisplayName("NUR-N-07 a failing child under an outer cancellation still ends its nursery")
  void failureUnderAnOuterCancellation() {
    virtual(
        () -> {
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
        });
    trail.assertIs("slow cleaned up");
  }

  @Test
  @DisplayName(
      "NUR-N-07 an overflow of the stack comes out bare, and hides the others, which are told")
  void overflows() {
    virtual(
        () -> {
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
        });
  }

  private static int overflow(int depth) {
    return overflow(depth + 1) + 1;
  }

  @Test
  @DisplayName("NUR-N-08 children have the context variables of the startSoon call")
  void contextVariables() {
    virtual(
        () -> {
          ContextVar<String> who = ContextVar.create("who", "nobody");
          openNursery(
              nursery -> {
                who.set("body");
                nursery.startSoon(
                    async(
                        () -> {
                          trail.add(who.get());
                          who.set("child");
                          nursery.startSoon(async(() -> trail.add(who.get())));
                        }));
                pause(1);
                trail.add(who.get());
              });
        });
    trail.assertIs("body", "child", "body");
  }

  @Test
  @DisplayName("NUR-N-08 a nursery is used by any task of its loop; its scopes are the child's")
  void anotherTaskStartsChildren() {
    virtual(
        () -> {
          Nursery[] kept = {null};
          Task<?> host =
              createTask(
                  async(
                      () ->
                          openNursery(
                              nursery -> {
                                kept[0] = nursery;
                                pause(5);
                              })));
          passes(1);
          CancelScope.create()
              .run(
                  mine -> {
                    kept[0].startSoon(sleeper(trail, "guest", 3));
                    mine.cancel();
                  });
          await(host);
        });
    trail.assertIs("guest done");
  }

  @Test
  @DisplayName("NUR-N-08 a nursery of another thread's loop refuses")
  void anotherThread() {
    virtual(
        () ->
            openNursery(
                nursery -> {
                  assertThatThrownBy(
                          () ->
                              await(
                                  dev.asyncio4j.Asyncio.toThread(
                                      () -> nursery.startSoon(sleep(seconds(1))))))
                      .isInstanceOf(IllegalStateException.class)
                      .hasMessageContaining("callSoonThreadsafe");
                }));
  }

  @Test
  void childTasksAreInTheOrderOfTheirStart() {
    virtual(
        () ->
            openNursery(
                nursery -> {
                  var a = nursery.startSoon(sleeper(trail, "a", 1));
                  var b = nursery.startSoon(sleeper(trail, "b", 2));
                  moveOnAfter(
                      seconds(1), () -> assertThat(nursery.childTasks()).containsExactly(a, b));
                  pause(1);
                  passes(1);
                  assertThat(nursery.childTasks()).containsExactly(b);
                }));
  }

  @Test
  void anEagerTaskFactoryChangesNothing() {
    virtual(
        () -> {
          getRunningLoop().setTaskFactory(TaskFactory.eager());
          openNursery(
              nursery -> {
                nursery.startSoon(sleeper(trail, "a", 9));
                trail.add("body");
                passes(2);
                nursery.cancelScope().cancel();
              });
        });
    trail.assertIs("body", "a cancelled");
  }

  @Test
  void manyChildrenAreCancelledInOrder() {
    virtual(
        () -> {
          var ended = new ArrayList<Integer>();
          openNursery(
              nursery -> {
                for (int i = 0; i < 500; i++) nursery.startSoon(noting(ended, i));
                passes(1);
                nursery.cancelScope().cancel();
              });
          assertThat(ended).hasSize(500).isSorted();
          assertThat(currentTask().cancelling()).isZero();
        });
  }

  private static Coroutine<Void> noting(ArrayList<Integer> ended, int i) {
    return async(
        () -> {
          try {
            nap(3600);
          } finally {
            ended.add(i);
          }
        });
  }

  @Test
  void deepTreesAreNoDeepStacks() {
    virtual(
        () -> {
          int[] ended = {0};
          var scope = moveOnAfter(seconds(1), () -> openNursery(n -> descend(n, 600, ended)));
          assertThat(scope.cancelledCaught()).isTrue();
          assertThat(ended[0]).isEqualTo(600);
        });
  }

  private static int descend(Nursery nursery, int left, int[] ended) {
    if (left == 0) return 0;
    nursery.startSoon(
        async(
            () -> {
              try {
                openNursery(
                    inner -> {
                      descend(inner, left - 1, ended);
                      pause(3600);
                    });
              } finally {
                ended[0]++;
              }
            }));
    return left;
  }
}
