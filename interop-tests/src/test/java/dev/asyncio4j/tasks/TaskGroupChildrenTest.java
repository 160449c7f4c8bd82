package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.tasks.LongWork.longWork;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.failing;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.asyncio4j.Context;
import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.TaskGroup;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.exceptions.TaskGroupException;
import dev.asyncio4j.testing.Trail;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which tasks a group takes, and which it holds. */
class TaskGroupChildrenTest {
  private final Trail trail = Trail.create();
  private final IllegalStateException broken = new IllegalStateException("broken");

  @Test
  @DisplayName("TG-13 children may add children while the group waits at the end of its block")
  void childrenAddChildren() {
    virtual(
        () -> {
          taskGroup(
              group -> {
                group.createTask(
                    async(
                        () -> {
                          pause(1);
                          group.createTask(
                              async(
                                  () -> {
                                    pause(1);
                                    group.createTask(longWork("grandchild", trail)).cancel();
                                    group.createTask(async(() -> trail.add("last")));
                                  }));
                        }));
              });
          trail.assertIs("last");
        });
  }

  @Test
  @DisplayName("TG-14 finished children are dropped from the group")
  void finishedChildrenAreDropped() {
    virtual(
        () ->
            taskGroup(
                group -> {
                  for (int i = 0; i < 3; i++) group.createTask(after(i, "child"));
                  assertThat(group).hasToString("<TaskGroup entered tasks=3 errors=0>");
                  pause(1);
                  passes(2);
                  assertThat(group).hasToString("<TaskGroup entered tasks=1 errors=0>");
                }));
  }

  @Test
  @DisplayName(
      "TG-15 createTask after the block, or while the group shuts down, fails; the coroutine is"
          + " released")
  void createTaskOnAGroupThatIsOver() {
    virtual(
        () -> {
          var groups = new ArrayList<TaskGroup>();
          taskGroup(
              group -> {
                groups.add(group);
              });
          assertRefused(groups.get(0), "is finished");
          var error =
              catchThrowableOfType(
                  TaskGroupException.class,
                  () ->
                      taskGroup(
                          group -> {
                            group.createTask(failing(broken));
                            try {
                              pause(3600);
                            } finally {
                              assertRefused(group, "is shutting down");
                            }
                          }));
          assertThat(error.exceptions()).containsExactly(broken);
        });
  }

  private static void assertRefused(TaskGroup group, String state) {
    Coroutine<String> coroutine = async(() -> "never");
    assertThat(catchThrowableOfType(IllegalStateException.class, () -> group.createTask(coroutine)))
        .hasMessageContaining(state);
    assertThat(assertFails(IllegalStateException.class, coroutine))
        .hasMessageStartingWith("cannot reuse");
  }

  @Test
  @DisplayName(
      "TG-16 a group outside a task fails before its body runs; two groups in one task do not mix")
  void outsideATask() {
    assertThat(catchThrowableOfType(IllegalStateException.class, () -> taskGroup(this::notReached)))
        .hasMessageStartingWith("TaskGroup cannot determine the parent task");
    assertThat(trail.lines()).isEmpty();
    virtual(
        () ->
            taskGroup(
                outer -> {
                  outer.createTask(after(9, "outer"));
                  var inner =
                      taskGroup(
                          group -> {
                            return group.createTask(after(1, "inner"));
                          });
                  assertThat(inner.result()).isEqualTo("inner");
                  assertThat(outer).hasToString("<TaskGroup entered tasks=1 errors=0>");
                }));
  }

  private void notReached(TaskGroup group) {
    trail.add("not reached by " + group);
  }

  private static Coroutine<String> readVariable(ContextVar<String> variable) {
    return async(() -> variable.get());
  }

  @Test
  @DisplayName("TG-20 name and context options reach the child")
  void nameAndContext() {
    virtual(
        () -> {
          ContextVar<String> variable = ContextVar.create("variable", "none");
          var context = Context.copyCurrent();
          context.run(() -> variable.set("of the context"));
          taskGroup(
              group -> {
                var named = group.createTask(readVariable(variable), "my name");
                assertThat(named.getName()).isEqualTo("my name");
                var options = TaskOptions.defaults().name("other name").context(context);
                var child = group.createTask(readVariable(variable), options);
                assertThat(child.getName()).isEqualTo("other name");
                assertThat(await(child)).isEqualTo("of the context");
                assertThat(await(named)).isEqualTo("none");
              });
        });
  }

  @Test
  @DisplayName(
      "TG-21 a task that ends the group in its eager first step is cancelled with it, never lost")
  void taskCreatedWhileTheGroupAborts() {
    virtual(
        () -> {
          var eager = TaskOptions.defaults().eagerStart(true);
          taskGroup(
              group -> {
                var child =
                    group.createTask(
                        async(
                            () -> {
                              group.cancel();
                              pause(3600);
                            }),
                        eager);
                assertThat(child.cancelling()).isEqualTo(1);
                await(child);
                trail.add("not reached: the body is cancelled, too");
              });
          assertThat(trail.lines()).isEmpty();
          var after = createTask(after(1, "after"));
          assertThat(await(after)).isEqualTo("after");
        });
  }
}
