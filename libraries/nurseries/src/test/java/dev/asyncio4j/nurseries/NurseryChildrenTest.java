package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.nurseries.Levels.nap;
import static dev.asyncio4j.nurseries.Levels.sleeper;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.nurseries.Nurseries.openNursery;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.loop.TaskFactory;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Children of a nursery: their tasks, contexts, order and depth. */
@ExtendWith(NothingLeftBehind.class)
class NurseryChildrenTest {
  private final Trail trail = Trail.create();

  @AsyncTest
  @DisplayName("NUR-N-01 the tasks of children give their results")
  void resultsOfChildren() {
    String both =
        openNursery(
            nursery -> {
              Task<String> a = nursery.startSoon(sleeper(trail, "a", 1));
              Task<String> b = nursery.startSoon(sleeper(trail, "b", 2), "named");
              assertThat(b.getName()).isEqualTo("named");
              return await(b) + await(a);
            });
    assertThat(both).isEqualTo("ba");
  }

  @AsyncTest
  @DisplayName("NUR-N-04 a child started in a cancelled nursery runs up to its first await")
  void aChildOfACancelledNursery() {
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
        });
    trail.assertIs("owns it", "closed it");
  }

  @AsyncTest
  @DisplayName("NUR-N-08 children have the context variables of the startSoon call")
  void contextVariables() {
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
    trail.assertIs("body", "child", "body");
  }

  @AsyncTest
  @DisplayName("NUR-N-08 a nursery is used by any task of its loop; its scopes are the child's")
  void anotherTaskStartsChildren() {
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
    trail.assertIs("guest done");
  }

  @AsyncTest
  @DisplayName("NUR-N-08 a nursery of another thread's loop refuses")
  void anotherThread() {
    openNursery(
        nursery -> {
          assertThatThrownBy(
                  () ->
                      await(
                          dev.asyncio4j.Asyncio.toThread(
                              () -> nursery.startSoon(sleep(seconds(1))))))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("callSoonThreadsafe");
        });
  }

  @AsyncTest
  void childTasksAreInTheOrderOfTheirStart() {
    openNursery(
        nursery -> {
          var a = nursery.startSoon(sleeper(trail, "a", 1));
          var b = nursery.startSoon(sleeper(trail, "b", 2));
          moveOnAfter(seconds(1), () -> assertThat(nursery.childTasks()).containsExactly(a, b));
          pause(1);
          passes(1);
          assertThat(nursery.childTasks()).containsExactly(b);
        });
  }

  @AsyncTest
  void anEagerTaskFactoryChangesNothing() {
    getRunningLoop().setTaskFactory(TaskFactory.eager());
    openNursery(
        nursery -> {
          nursery.startSoon(sleeper(trail, "a", 9));
          trail.add("body");
          passes(2);
          nursery.cancelScope().cancel();
        });
    trail.assertIs("body", "a cancelled");
  }

  @AsyncTest
  void manyChildrenAreCancelledInOrder() {
    var ended = new ArrayList<Integer>();
    openNursery(
        nursery -> {
          for (int i = 0; i < 500; i++) nursery.startSoon(noting(ended, i));
          passes(1);
          nursery.cancelScope().cancel();
        });
    assertThat(ended).hasSize(500).isSorted();
    assertThat(currentTask().cancelling()).isZero();
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

  @AsyncTest
  void deepTreesAreNoDeepStacks() {
    int[] ended = {0};
    var scope = moveOnAfter(seconds(1), () -> openNursery(n -> descend(n, 600, ended)));
    assertThat(scope.cancelledCaught()).isTrue();
    assertThat(ended[0]).isEqualTo(600);
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
