package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Loops.virtualLoop;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.NoRunningLoopException;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a task is: its start, its name, its result, its place in the loop. */
class TaskTest {
  private final Trail trail = Trail.create();

  @Test
  @DisplayName(
      "TASK-01 createTask does not run the body inside the call; it starts on a later pass")
  void startsLater() {
    virtual(
        () -> {
          createTask(async(trail.adding("body")::run));
          trail.add("created");
          passes(1);
          trail.add("one pass later");
        });
    trail.assertIs("created", "body", "one pass later");
  }

  @Test
  @DisplayName("TASK-02 createTask with something that is not a coroutine of asyncio4j is refused")
  void refusesWhatIsNoCoroutine() {
    virtual(
        () ->
            assertThatThrownBy(() -> createTask(new Coroutine<String>() {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a coroutine was expected"));
  }

  @Test
  @DisplayName(
      "TASK-03 a task is a future: awaiting it gives its result, and several tasks may await it")
  void isAFuture() {
    virtual(
        () -> {
          var task = createTask(sleep(seconds(1), "result"));
          for (int i = 1; i <= 3; i++) {
            var name = "reader " + i;
            createTask(async(() -> trail.add(name + " " + await(task))));
          }
          assertThat(await(task)).isEqualTo("result");
          assertThat(task.result()).isEqualTo("result");
          passes(1);
        });
    trail.assertIs("reader 1 result", "reader 2 result", "reader 3 result");
  }

  @Test
  @DisplayName(
      "TASK-05 setResult and setException on a task always fail; the task then completes normally")
  void cannotBeSet() {
    virtual(
        () -> {
          var task = createTask(async(() -> "own"));
          assertThatThrownBy(() -> task.setResult("foreign"))
              .hasMessageContaining("does not support setResult");
          assertThatThrownBy(() -> task.setException(new IOException("foreign")))
              .hasMessageContaining("setException");
          assertThat(await(task)).isEqualTo("own");
          assertThatThrownBy(() -> task.setResult("foreign"))
              .isInstanceOf(IllegalStateException.class);
        });
  }

  @Test
  @DisplayName(
      "TASK-06 a body that returns a future gives that future as result; it is not awaited"
          + " implicitly")
  void doesNotAwaitItsResult() {
    virtual(
        () -> {
          Future<String> future = getRunningLoop().createFuture();
          Task<Future<String>> task = createTask(async(() -> future));
          assertThat(await(task) == future).isTrue();
          assertThat(future.done()).isFalse();
        });
  }

  @Test
  @DisplayName("TASK-07 a task awaiting itself gets an illegal-state error")
  void cannotAwaitItself() {
    virtual(
        () -> {
          var task = createTask(async(() -> await(currentTask()) != null));
          assertThatThrownBy(() -> await(task))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("Task cannot await on itself");
        });
  }

  @Test
  @DisplayName(
      "TASK-08 awaiting a future of another loop fails inside the task with a message naming both")
  void cannotAwaitAFutureOfAnotherLoop() {
    try (var other = virtualLoop()) {
      var foreign = other.<String>createFuture();
      virtual(
          () -> {
            var task = createTask(async(() -> await(foreign)), "reader");
            assertThatThrownBy(() -> await(task))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("attached to a different loop")
                .hasMessageContaining("name='reader'")
                .hasMessageContaining("<Future pending");
          });
    }
  }

  @Test
  @DisplayName(
      "TASK-09 currentTask is the running task in its body, across interleaved suspensions, and"
          + " none outside")
  void knowsTheCurrentTask() {
    virtual(
        () -> {
          getRunningLoop().callSoon(() -> trail.add("callback: " + currentTask()));
          var tasks = new ArrayList<Task<?>>();
          for (int i = 0; i < 2; i++) {
            tasks.add(
                createTask(
                    async(
                        () -> {
                          var self = currentTask();
                          for (int step = 0; step < 3; step++) {
                            await(sleep(seconds(1)));
                            assertThat(currentTask()).isSameAs(self);
                          }
                          return self;
                        })));
          }
          for (var task : tasks) assertThat(await(task) == task).isTrue();
        });
    trail.assertIs("callback: null");
  }

  @Test
  @DisplayName("TASK-10 currentTask and allTasks without a running loop fail")
  void needsARunningLoop() {
    assertThatThrownBy(Asyncio::currentTask)
        .isInstanceOf(NoRunningLoopException.class)
        .hasMessageContaining("no running event loop");
    assertThatThrownBy(Asyncio::allTasks).isInstanceOf(NoRunningLoopException.class);
  }

  @Test
  @DisplayName(
      "TASK-11 allTasks lists only unfinished tasks of that loop, in the order of creation")
  void allTasksAreTheUnfinished() {
    try (var other = virtualLoop()) {
      var foreign = other.createTask(async(() -> "of another loop"));
      virtual(
          () -> {
            var first = createTask(sleep(seconds(1)));
            var second = createTask(sleep(seconds(2)));
            assertThat(new ArrayList<Object>(allTasks()))
                .containsExactly(currentTask(), first, second);
            await(first);
            assertThat(new ArrayList<Object>(allTasks())).containsExactly(currentTask(), second);
          });
      assertThat(other.runUntilComplete(foreign)).isEqualTo("of another loop");
    }
  }

  @Test
  @DisplayName("TASK-21 a coroutine awaited a second time is refused")
  void coroutinesRunOnce() {
    virtual(
        () -> {
          var once = async(() -> "value");
          assertThat(await(once)).isEqualTo("value");
          assertThatThrownBy(() -> await(once))
              .hasMessageContaining("cannot reuse already awaited coroutine");
          assertThatThrownBy(() -> createTask(once)).isInstanceOf(IllegalStateException.class);
        });
  }
}
