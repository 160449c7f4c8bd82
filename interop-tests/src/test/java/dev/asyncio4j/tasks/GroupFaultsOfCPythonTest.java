package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.testing.Virtual.failing;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskGroup;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.TaskGroupException;
import dev.asyncio4j.loop.TaskFactory;
import dev.asyncio4j.sync.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Programs that CPython got wrong once, by the number of its issue: groups and eager tasks. What
 * its issue 150866 is about is not known here: that test is a guess at its neighbourhood.
 */
class GroupFaultsOfCPythonTest {
  private static final TaskOptions EAGER = TaskOptions.defaults().eagerStart(true);

  private static void eager(VoidBody body) {
    virtual(
        () -> {
          getRunningLoop().setTaskFactory(TaskFactory.eager());
          body.run();
        });
  }

  @Test
  @DisplayName(
      "GH-128550 an eager child that starts a failing task and waits on ends with its group")
  void theStarterOfAFailingTaskIsCancelled() {
    eager(
        () -> {
          var error = new IllegalStateException("third task failed");
          var tasks = new ArrayList<Task<?>>();
          TaskGroup.VoidBody body =
              group -> {
                Body<Boolean> second =
                    () -> {
                      tasks.add(group.createTask(failing(error)));
                      return await(Event.create().await());
                    };
                tasks.add(group.createTask(async(second)));
              };
          var raised = catchThrowableOfType(TaskGroupException.class, () -> taskGroup(body));
          assertThat(raised.exceptions()).containsExactly(error);
          assertThat(tasks.get(1).cancelled()).isTrue();
          assertThat(currentTask().cancelling()).isZero();
        });
  }

  @Test
  @DisplayName(
      "GH-155418 an eager child that cancels its group before it suspends is cancelled itself")
  void whoCancelsItsGroupAtOnceIsCancelled() {
    eager(
        () -> {
          var child = new ArrayList<Task<Boolean>>();
          taskGroup(
              group -> {
                Body<Boolean> body =
                    () -> {
                      group.cancel();
                      return await(Event.create().await());
                    };
                child.add(group.createTask(async(body)));
              });
          assertThat(child.get(0).cancelled()).isTrue();
          assertThat(currentTask().cancelling()).isZero();
        });
  }

  @Test
  @DisplayName("GH-155433 a timeout that passes while a cancelled group cleans up is not swallowed")
  void theTimeoutOutsideACancelledGroupIsKept() {
    virtual(
        () -> {
          var start = now();
          Coroutine<Void> worker =
              async(
                  () -> {
                    try {
                      pause(3600);
                    } finally {
                      pause(10);
                    }
                  });
          VoidBody cancelsItsGroup =
              () ->
                  taskGroup(
                      group -> {
                        group.createTask(worker);
                        pause(1);
                        group.cancel();
                      });
          assertThatThrownBy(() -> timeout(seconds(5), cancelsItsGroup))
              .isInstanceOf(AsyncTimeoutException.class);
          assertThat(currentTask().cancelling()).isZero();
          assertThat(secondsSince(start)).isEqualTo(11);
        });
  }

  @Test
  @DisplayName("GH-155433 a cancellation from outside that comes after the group's own is kept")
  void theCancellationOutsideACancelledGroupIsKept() {
    virtual(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        taskGroup(
                            group -> {
                              group.createTask(async(GroupFaultsOfCPythonTest::slowToEnd));
                              passes(1);
                              group.cancel();
                            });
                        return "not cancelled";
                      }));
          pause(1);
          task.cancel("outside");
          assertThatThrownBy(() -> await(task))
              .isInstanceOf(CancelledError.class)
              .hasMessage("outside");
          assertThat(task.cancelled()).isTrue();
        });
  }

  private static void slowToEnd() {
    try {
      pause(3600);
    } finally {
      pause(10);
    }
  }

  @Test
  @DisplayName("GH-128588 the failure of an eager child leaves no cancellation behind its group")
  void noCancellationLeaksOutOfTheGroup() {
    eager(
        () -> {
          var error = new IllegalStateException("at once");
          TaskGroup.VoidBody body = group -> group.createTask(failing(error));
          var raised = catchThrowableOfType(TaskGroupException.class, () -> taskGroup(body));
          assertThat(raised.exceptions()).containsExactly(error);
          assertThat(currentTask().cancelling()).isZero();
          passes(3);
        });
  }

  @Test
  @DisplayName(
      "GH-157301 an eager start in the context of its own creator runs, and the loop goes on")
  void anEagerStartInAContextThatIsInUse() {
    virtual(
        () -> {
          var creator = currentTask();
          var options = EAGER.context(creator.context());
          var child = createTask(async(() -> currentTask().context()), options);
          assertThat(child.result()).isSameAs(creator.context());
          assertThat(currentTask()).isSameAs(creator);
          passes(2);
        });
  }

  @Test
  @DisplayName(
      "GH-157301 an eager start that is refused leaves the current task and the loop alone")
  void anEagerStartThatFails() {
    virtual(
        () -> {
          var creator = currentTask();
          Coroutine<String> used = async(() -> "used");
          await(used);
          assertThatThrownBy(() -> createTask(used, EAGER))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("cannot reuse already awaited coroutine");
          assertThat(currentTask()).isSameAs(creator);
          passes(2);
          assertThat(await(createTask(async(() -> "next"), EAGER))).isEqualTo("next");
        });
  }

  @Test
  @DisplayName("the name of an eager task holds from its first step on (issue 128308 of CPython)")
  void optionsHoldInTheFirstStep() {
    eager(
        () -> {
          var names = new ArrayList<String>();
          var options = TaskOptions.defaults().name("by option");
          Coroutine<Boolean> first = async(() -> names.add(currentTask().getName()));
          Coroutine<Boolean> second = async(() -> names.add(currentTask().getName()));
          createTask(first, "by argument");
          taskGroup(group -> group.createTask(second, options));
          assertThat(names).isEqualTo(List.of("by argument", "by option"));
        });
  }

  @Test
  @DisplayName("GH-150866 an eager child that has ended leaves its group open for others")
  void anEndedEagerChildDoesNotEndTheGroup() {
    eager(
        () -> {
          var results = new ArrayList<String>();
          taskGroup(
              group -> {
                group.createTask(async(() -> results.add("at once")));
                passes(2);
                group.createTask(async(() -> results.add("later")));
              });
          assertThat(results).containsExactly("at once", "later");
        });
  }
}
