package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Loops.reportsOf;
import static dev.asyncio4j.testing.Loops.runOnePass;
import static dev.asyncio4j.testing.Loops.virtualLoop;
import static dev.asyncio4j.testing.RealTime.collectGarbageUntil;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.loop.TaskFactory;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.testing.Trail;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What a loop owes its tasks: it makes them, loses none of them, and tells of those that nobody
 * cares for.
 */
class TaskLoopTest {
  private final Trail trail = Trail.create();

  @Test
  @DisplayName(
      "TASK-13 creating a task on a closed loop fails and releases the coroutine: it is not \"never"
          + " awaited\"")
  void aClosedLoopMakesNoTasks() {
    var loop = virtualLoop();
    loop.close();
    System.setProperty("asyncio4j.debug", "true");
    try (var log = new LogCapture()) {
      virtualLoop().close(); // in debug mode: from here on coroutines are watched
      assertThatThrownBy(() -> loop.createTask(async(trail.adding("ran")::run)))
          .hasMessageContaining("Event loop is closed");
      async(trail.adding("dropped")::run);
      collectGarbageUntil(() -> !log.messages().isEmpty());
      assertThat(log.messages()).hasSize(1);
      assertThat(log.messages().get(0)).contains("was never awaited", "TaskLoopTest.java");
    } finally {
      System.clearProperty("asyncio4j.debug");
    }
    trail.assertIs();
  }

  @Test
  @DisplayName(
      "TASK-16 a task pending when its loop closes is reported, with its creation in debug mode,"
          + " and ended")
  void pendingTasksAreReportedAtClose() {
    var loop = virtualLoop();
    loop.setDebug(true);
    var reports = reportsOf(loop);
    var suspended =
        loop.createTask(
            async(
                () -> {
                  trail.add("starts");
                  try {
                    await(sleep(seconds(10)));
                  } finally {
                    trail.add("finally");
                    await(sleep(seconds(10)));
                    trail.add("never");
                  }
                }),
            TaskOptions.defaults().name("suspended"));
    runOnePass(loop);
    var unstarted = loop.createTask(async(trail.adding("never")::run), TaskOptions.defaults());
    loop.close();
    assertThat(reports)
        .extracting(ExceptionContext::message)
        .containsOnly("Task was destroyed but it is pending!");
    assertThat(reports)
        .extracting(report -> (Object) report.future())
        .containsExactly(suspended, unstarted);
    assertThat(reports.get(0).createdAt().getStackTrace()[0].getMethodName())
        .isEqualTo("pendingTasksAreReportedAtClose");
    assertThat(suspended.done()).isFalse();
    trail.assertIs("starts", "finally");
  }

  @Test
  @DisplayName("TASK-16 a body that swallows the end of its loop cannot keep the loop from closing")
  void stubbornBodiesDoNotStopTheClose() {
    var loop = virtualLoop();
    reportsOf(loop);
    loop.createTask(
        async(
            () -> {
              for (int i = 0; i < 50; i++) {
                try {
                  await(sleep(seconds(10)));
                } catch (Throwable swallowed) {
                  trail.add(i);
                }
              }
            }));
    runOnePass(loop);
    loop.close();
    assertThat(trail.lines()).hasSize(50);
    assertThat(loop.isClosed()).isTrue();
  }

  @Test
  @DisplayName(
      "TASK-17 a failing task whose exception nobody read is reported, at the latest when its loop"
          + " closes")
  void unreadErrorsAreReported() {
    var reports = new ArrayList<ExceptionContext>();
    var tasks = new ArrayList<Task<?>>();
    virtual(
        () -> {
          getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context));
          tasks.add(createTask(failing("unread"), "loser"));
          var read = createTask(failing("read"));
          var awaited = createTask(failing("awaited"));
          passes(1);
          assertThat(read.exception()).hasMessage("read");
          assertThatThrownBy(() -> await(awaited)).hasMessage("awaited");
          assertThat(reports).isEmpty();
        });
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).message()).isEqualTo("Task exception was never retrieved");
    assertThat(reports.get(0).exception()).hasMessage("unread");
    assertThat(reports.get(0).future()).isSameAs(tasks.get(0));
  }

  @Test
  @DisplayName("TASK-17 a failed task that is dropped is reported while its loop runs")
  void droppedErrorsAreReportedEarly() {
    virtual(
        () -> {
          var reports = reportsOf(getRunningLoop());
          createTask(failing("dropped"), "loser");
          passes(2);
          collectGarbageUntil(
              () -> {
                passes(1);
                return !reports.isEmpty();
              });
          assertThat(reports).hasSize(1);
          assertThat(reports.get(0).exception()).hasMessage("dropped");
          assertThat(String.valueOf(reports.get(0).source())).contains("name='loser'");
        });
  }

  @Test
  @DisplayName("TASK-17 a failed task that was cancelled afterwards is not reported")
  void cancellingSilences() {
    var reports = new ArrayList<ExceptionContext>();
    virtual(
        () -> {
          getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context));
          var task = createTask(failing("silenced"));
          passes(1);
          assertThat(task.cancel()).isFalse();
        });
    assertThat(reports).isEmpty();
  }

  private static Coroutine<String> failing(String message) {
    return async(
        (Body<String>)
            () -> {
              throw new IllegalStateException(message);
            });
  }

  @Test
  @DisplayName(
      "TASK-18 a custom task factory gets loop, coroutine and all options; null restores the"
          + " default")
  void theTaskFactoryMayBeSet() {
    class Recording implements TaskFactory {
      private final List<Object> seen = new ArrayList<>();

      @Override
      public <T extends @Nullable Object> Task<T> createTask(
          EventLoop loop, Coroutine<T> coroutine, TaskOptions options) {
        seen.addAll(List.of(loop, coroutine, options));
        return TaskFactory.standard().createTask(loop, coroutine, options);
      }
    }
    virtual(
        () -> {
          var loop = getRunningLoop();
          var factory = new Recording();
          loop.setTaskFactory(factory);
          assertThat(loop.getTaskFactory()).isSameAs(factory);
          var coroutine = async(() -> "value");
          var options = TaskOptions.defaults().name("made by the factory").eagerStart(false);
          var task = createTask(coroutine, options);
          assertThat(task.getName()).isEqualTo("made by the factory");
          assertThat(await(task)).isEqualTo("value");
          assertThat(factory.seen).containsExactly(loop, coroutine, options);
          loop.setTaskFactory(null);
          await(createTask(async(() -> "value")));
          assertThat(factory.seen).hasSize(3);
        });
  }

  @Test
  @DisplayName("TASK-19 a fatal error of a body is stored in its task and also escapes the loop")
  void fatalErrorsEscape() {
    var error = new InternalError("fatal");
    var tasks = new ArrayList<Task<?>>();
    assertThatThrownBy(
            () ->
                virtual(
                    () -> {
                      tasks.add(
                          createTask(
                              async(
                                  (Body<String>)
                                      () -> {
                                        throw error;
                                      })));
                      await(sleep(seconds(10)));
                      trail.add("never");
                    }))
        .isSameAs(error);
    assertThat(tasks.get(0).exception()).isSameAs(error);
    trail.assertIs();
  }

  @Test
  @DisplayName("TASK-19 a fatal error of main, or of a callback, escapes the loop")
  void fatalErrorsOfMainEscape() {
    var error = new OutOfMemoryError("simulated");
    assertThatThrownBy(
            () ->
                virtual(
                    (Body<String>)
                        () -> {
                          throw error;
                        }))
        .isSameAs(error);
    assertThatThrownBy(
            () ->
                virtual(
                    () -> {
                      getRunningLoop()
                          .callSoon(
                              () -> {
                                throw error;
                              });
                      await(sleep(seconds(10)));
                    }))
        .isSameAs(error);
  }

  @Test
  @DisplayName("TASK-19 a stack overflow is an error of one body: the loop survives it")
  void aStackOverflowIsNotFatal() {
    virtual(
        () -> {
          var task =
              createTask(
                  async(
                      (Body<String>)
                          () -> {
                            throw new StackOverflowError("simulated");
                          }));
          assertThatThrownBy(() -> await(task)).isInstanceOf(StackOverflowError.class);
          trail.add("went on");
        });
    trail.assertIs("went on");
    assertThat(Asyncio.run(async(() -> "works"), VIRTUAL)).isEqualTo("works");
  }
}
