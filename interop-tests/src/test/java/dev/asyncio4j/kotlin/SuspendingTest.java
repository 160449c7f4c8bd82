package dev.asyncio4j.kotlin;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.NoRunningLoopException;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Java code that calls Kotlin's suspend functions, and that Kotlin calls as such. */
class SuspendingTest {
  private final Repository repository = new Repository();

  @Test
  @DisplayName("BRIDGE-01 a Java body awaits a suspend function at any depth of plain calls")
  void aJavaBodyAwaitsASuspendFunction() {
    virtual(
        () -> {
          String row = await(Suspending.call(c -> repository.load("1", c)));
          assertThat(row).isEqualTo("row 1");
          assertThat(now()).isEqualTo(seconds(1));
          var rows = List.of("1", "2").stream().map(this::load).toList();
          assertThat(rows).containsExactly("row 1", "row 2");
        });
  }

  private String load(String id) {
    return await(Suspending.call(c -> repository.load(id, c)));
  }

  @Test
  @DisplayName("BRIDGE-01 outside a coroutine a call of Kotlin code fails, and says what to do")
  void outsideACoroutineItFails() {
    assertThatThrownBy(() -> await(Suspending.call(c -> repository.cached("1", c))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("await outside a coroutine")
        .hasMessageContaining("Asyncio.run");
    assertThatThrownBy(() -> Suspending.future(kotlinx.coroutines.JobKt.Job(null)))
        .isInstanceOf(NoRunningLoopException.class);
  }

  @Test
  @DisplayName("BRIDGE-03 a function that does not suspend gives its value, or its error, at once")
  void immediateReturn() {
    virtual(
        () -> {
          var trail = Trail.create();
          createTask(async(() -> trail.add("another task ran")));
          assertThat(this.<String>kotlin(c -> repository.cached("1", c))).isEqualTo("cached 1");
          var error = new IOException("refused");
          assertThat(catchThrowable(() -> kotlin(c -> repository.refused(error, c))))
              .isSameAs(error);
          assertThat(
                  this.<String>kotlin(c -> repository.calling(Suspending.function(() -> "now"), c)))
              .isEqualTo("kotlin of now");
          assertThat(trail.lines()).as("no pass of the loop went by").isEmpty();
        });
  }

  @Test
  @DisplayName("BRIDGE-04 Kotlin code called inline is part of the awaiting task")
  void inlineCallsArePartOfTheTask() {
    virtual(
        () -> {
          var task = currentTask();
          var seen =
              this.<String>kotlin(
                  c -> repository.calling(Suspending.function(() -> currentTask().getName()), c));
          assertThat(seen).isEqualTo("kotlin of " + task.getName());
        });
  }

  @Test
  @DisplayName("BRIDGE-04 what Kotlin code launches in a scope ends before the scope does")
  void aScopeWaitsForItsChildren() {
    virtual(
        () -> {
          String first =
              await(
                  Suspending.scope(
                      scope -> {
                        repository.loadAsync(scope, "not awaited");
                        return await(Suspending.future(repository.loadAsync(scope, "1")));
                      }));
          assertThat(first).isEqualTo("row 1");
          assertThat(now()).isEqualTo(seconds(1));
        });
  }

  @Test
  @DisplayName("BRIDGE-04 a child that fails cancels the scope's body, and its error comes out")
  void aFailingChildCancelsTheScope() {
    virtual(
        () -> {
          var error = new IOException("broken");
          var outcome =
              assertFails(
                  IOException.class,
                  Suspending.scope(
                      scope -> {
                        repository.failAsync(scope, error);
                        return await(sleep(seconds(60), "not reached"));
                      }));
          assertThat(outcome).isSameAs(error);
          assertThat(now()).isEqualTo(seconds(1));
          assertThat(currentTask().cancelling()).isZero();
        });
  }

  @Test
  @DisplayName("BRIDGE-09 checked exceptions come out of Kotlin code as they are, unwrapped")
  void checkedExceptionsComeOut() {
    virtual(
        () -> {
          var error = new IOException("broken");
          try {
            await(Suspending.<String>call(c -> repository.failing(error, c)), IOException.class);
          } catch (IOException caught) {
            assertThat(caught).isSameAs(error);
            return;
          }
          throw new AssertionError("nothing was thrown");
        });
  }

  @Test
  @DisplayName("BRIDGE-09 Kotlin code catches what a Java body threw, the same object")
  void kotlinCatchesTheSameObject() {
    virtual(
        () -> {
          var error = new IOException("broken");
          Object seen =
              this.<Throwable>kotlin(
                  c ->
                      repository.catching(
                          Suspending.function(
                              () -> {
                                pause(1);
                                if (error.getMessage() != null) throw error;
                                return "not reached";
                              }),
                          c));
          assertThat(seen).isSameAs(error);
        });
  }

  @Test
  @DisplayName("BRIDGE-14 Unit is null of type Void, null is null")
  void unitIsVoid() {
    virtual(
        () -> {
          Future<Void> saved = createTask(Suspending.callVoid(c -> repository.save("a", c)));
          assertThat(await(saved)).isNull();
          repository.getTrail().assertIs("saved a");
          assertThat(this.<String>kotlin(repository::loadNothing)).isNull();
        });
  }

  @Test
  @DisplayName("BRIDGE-15 Kotlin code runs on the executor that Java names, and comes back")
  void anExecutorOfJavas() throws Exception {
    var executor = Executors.newSingleThreadExecutor(body -> new Thread(body, "named by Java"));
    try {
      Asyncio.run(
          async(
              () -> {
                var loopThread = Thread.currentThread();
                String name = await(Suspending.call(executor, repository::threadName));
                assertThat(name).startsWith("named by Java");
                assertThat(Thread.currentThread()).isSameAs(loopThread);
              }));
    } finally {
      executor.shutdown();
    }
    assertThat(executor.awaitTermination(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
  }

  @Test
  @DisplayName("BRIDGE-17 the stack of a task leads from Kotlin's frames to Java's")
  void stacksCrossTheBorder() {
    virtual(
        () -> {
          Task<String> task = createTask(async(() -> load("1")), "mixed");
          pause(0);
          var frames = task.stack().stream().map(StackTraceElement::getMethodName).toList();
          assertThat(frames).contains("load");
          assertThat(task.stack().stream().map(StackTraceElement::getClassName))
              .contains(SuspendingTest.class.getName());
          assertThat(Asyncio.allTasks().stream().map(Task::getName)).contains("mixed");
          await(task);
        });
  }

  @Test
  void callsRunSideBySide() {
    virtual(
        () -> {
          var rows =
              await(
                  gather(
                      Suspending.<String>call(c -> repository.load("1", c)),
                      Suspending.<String>call(c -> repository.load("2", c))));
          assertThat(rows).containsExactly("row 1", "row 2");
          assertThat(now()).isEqualTo(seconds(1));
        });
  }

  private <T> T kotlin(Suspending.Call<T> call) {
    return await(Suspending.call(call));
  }
}
