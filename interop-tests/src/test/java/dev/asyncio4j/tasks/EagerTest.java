package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Body;
import dev.asyncio4j.ContextVar;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.TaskGroupException;
import dev.asyncio4j.loop.TaskFactory;
import dev.asyncio4j.testing.Trail;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tasks that run their first step inside createTask. */
class EagerTest {
  private final Trail trail = Trail.create();

  private static void runEager(VoidBody body) {
    virtual(
        () -> {
          getRunningLoop().setTaskFactory(TaskFactory.eager());
          body.run();
        });
  }

  @Test
  @DisplayName(
      "EAGER-01 with the eager factory a body that never suspends is done when createTask returns")
  void mayBeDoneAtOnce() {
    runEager(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        trail.add("body");
                        return "value";
                      }));
          trail.add("created");
          assertThat(task.done()).isTrue();
          assertThat(task.result()).isEqualTo("value");
          assertThat(await(task)).isEqualTo("value");
        });
    trail.assertIs("body", "created");
  }

  @Test
  @DisplayName("EAGER-02 a body that suspends is not done on return and completes later")
  void maySuspend() {
    runEager(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        trail.add("first step");
                        return await(sleep(seconds(1), "value"));
                      }));
          trail.add("created");
          assertThat(task.done()).isFalse();
          assertThat(await(task)).isEqualTo("value");
        });
    trail.assertIs("first step", "created");
  }

  @Test
  @DisplayName("EAGER-03 cancelling an eagerly finished task does nothing")
  void aDoneTaskCannotBeCancelled() {
    runEager(
        () -> {
          var task = createTask(async(() -> "value"));
          assertThat(task.cancel()).isFalse();
          assertThat(task.result()).isEqualTo("value");
        });
  }

  @Test
  @DisplayName("EAGER-04 cancelling after the first eager step works and carries the message")
  void maySuspendAndBeCancelled() {
    runEager(
        () -> {
          var task = createTask(sleep(seconds(10)));
          assertThat(task.cancel("enough")).isTrue();
          assertThatThrownBy(() -> await(task))
              .isInstanceOf(CancelledError.class)
              .hasMessage("enough");
        });
  }

  @Test
  @DisplayName(
      "EAGER-05 during the eager step currentTask is the new task, afterwards the creator again")
  void currentTaskIsTheNewOne() {
    runEager(
        () -> {
          var creator = currentTask();
          var task = createTask(async((Body<Object>) () -> currentTask()));
          assertThat(task.result()).isSameAs(task);
          assertThat(currentTask()).isSameAs(creator);
          var suspending = createTask(async(() -> await(sleep(seconds(1)))));
          assertThat(currentTask()).isSameAs(creator);
          await(suspending);
        });
  }

  @Test
  @DisplayName(
      "EAGER-06 during the eager step allTasks contains the new task; a finished one disappears")
  void allTasksHasIt() {
    runEager(
        () -> {
          var task = createTask(async(() -> allTasks()));
          Set<?> during = task.result();
          assertThat(during.contains(task)).isTrue();
          assertThat(during.contains(currentTask())).isTrue();
          assertThat(allTasks()).doesNotContain(task);
        });
  }

  @Test
  @DisplayName("EAGER-07 context changes in the eager step do not leak to the creator")
  void contextDoesNotLeak() {
    var variable = ContextVar.create("variable", "creator's");
    runEager(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        variable.set("task's");
                        await(sleep(seconds(1)));
                        return variable.get();
                      }));
          assertThat(variable.get()).isEqualTo("creator's");
          assertThat(await(task)).isEqualTo("task's");
          assertThat(variable.get()).isEqualTo("creator's");
        });
  }

  @Test
  @DisplayName(
      "EAGER-08 eagerStart(false) overrides the eager factory for one task, eagerStart(true) the"
          + " default one")
  void theOptionWins() {
    runEager(
        () -> {
          var lazy =
              createTask(
                  async(trail.adding("lazy")::run), TaskOptions.defaults().eagerStart(false));
          trail.add("created");
          await(lazy);
          getRunningLoop().setTaskFactory(null);
          createTask(async(trail.adding("eager")::run), TaskOptions.defaults().eagerStart(true));
          trail.add("created");
        });
    trail.assertIs("created", "lazy", "eager", "created");
  }

  @Test
  @DisplayName(
      "EAGER-09 a failing eager child of a task group does not leave the parent cancelled after the"
          + " group")
  void aFailingChildLeavesTheParentAlone() {
    runEager(
        () -> {
          assertThatThrownBy(
                  () ->
                      taskGroup(
                          group -> {
                            group.createTask(
                                async(
                                    (Body<String>)
                                        () -> {
                                          throw new IllegalArgumentException("child");
                                        }));
                          }))
              .isInstanceOfSatisfying(
                  TaskGroupException.class, error -> assertThat(error.exceptions()).hasSize(1));
          assertThat(currentTask().cancelling()).isZero();
          await(sleep(seconds(1)));
          trail.add("went on");
        });
    trail.assertIs("went on");
  }
}
