package dev.asyncio4j.hostile;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.GeneratorExit;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.exceptions.TaskGroupException;
import dev.asyncio4j.support.Mute;
import dev.asyncio4j.testing.Loops;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is thrown ends its own body, and reaches who awaits that, as it is. */
class ThrowablesTest {
  static Stream<Throwable> ofOneBody() {
    return Stream.of(
        new IOException("checked"),
        new IllegalStateException("unchecked"),
        new AssertionError("assertion"),
        new StackOverflowError("thrown by hand"),
        new LinkageError("linkage"),
        new NoClassDefFoundError("Missing"),
        new ThreadDeath(),
        new Throwable("neither exception nor error"),
        new StopAsyncIterationException("by hand"),
        new GeneratorExit("by hand"),
        new InterruptedException("by hand"),
        new Mute());
  }

  static Stream<VirtualMachineError> ofTheRun() {
    return Stream.of(new OutOfMemoryError("by hand"), new InternalError("by hand"));
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void hurl(Throwable error) throws X {
    throw (X) error;
  }

  /** An assertion that fails would ask for the text of the error. */
  private static void assertSame(Throwable actual, Throwable expected) {
    assertThat(actual == expected).as("it is the same error").isTrue();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("ofOneBody")
  @DisplayName("TASK-19 what a body throws, at once or after an await, is its own outcome")
  void ofItsBody(Throwable error) {
    Hostile.beside(
        () -> {
          ThrowablesTest.<RuntimeException>hurl(error);
          return "ended";
        },
        task -> assertSame(task.exception(), error));
    Hostile.beside(
        () -> {
          await(sleep(Duration.ofMillis(1)));
          ThrowablesTest.<RuntimeException>hurl(error);
          return "ended";
        },
        task -> assertSame(task.exception(), error));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("ofOneBody")
  @DisplayName("TASK-19 it reaches who awaits the body in a task, inline, or in a gather, as it is")
  void reachesTheAwaiter(Throwable error) {
    Hostile.beside(
        () -> {
          var failing = async(() -> ThrowablesTest.<RuntimeException>hurl(error));
          assertSame(catchThrowable(() -> await(failing)), error);
          var task = createTask(async(() -> ThrowablesTest.<RuntimeException>hurl(error)));
          assertSame(catchThrowable(() -> await(task)), error);
          var gathered = gather(async(() -> ThrowablesTest.<RuntimeException>hurl(error)));
          assertSame(catchThrowable(() -> await(gathered)), error);
        });
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("ofOneBody")
  @DisplayName("TASK-19 what a callback throws goes to the exception handler, and the loop goes on")
  void inACallback(Throwable error) {
    Hostile.beside(
        () -> {
          var reports = Loops.reportsOf(getRunningLoop());
          var trail = Trail.create();
          getRunningLoop().callSoon(() -> ThrowablesTest.<RuntimeException>hurl(error));
          getRunningLoop().callSoon(() -> trail.add("the next callback"));
          await(sleep(Duration.ofMillis(1)));
          trail.assertIs("the next callback");
          assertThat(reports).hasSize(1);
          assertSame(reports.get(0).exception(), error);
        });
  }

  @Test
  @DisplayName("TASK-19 a CancelledError thrown by hand cancels its own task alone")
  void cancelled() {
    Hostile.beside(
        () -> {
          await(sleep(Duration.ZERO));
          throw new CancelledError("by hand");
        },
        task -> assertThat(task.cancelled()).isTrue());
  }

  @Test
  @DisplayName("TASK-19 a task group names each of its children's errors, whatever these are")
  void inAGroup() {
    Hostile.beside(
        () -> {
          var error = new LinkageError("of a child");
          var thrown =
              catchThrowable(
                  () ->
                      taskGroup(
                          group -> {
                            group.createTask(async(() -> ThrowablesTest.<Error>hurl(error)));
                            await(sleep(Duration.ofHours(1)));
                          }));
          assertThat(thrown).isInstanceOf(TaskGroupException.class);
          assertThat(((TaskGroupException) thrown).exceptions()).containsExactly(error);
        });
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("ofTheRun")
  @DisplayName("TASK-19 an error of the JVM ends the run, which unwinds the other bodies")
  void endsTheRun(VirtualMachineError error) {
    var trail = Trail.create();
    var thrown =
        catchThrowable(
            () ->
                run(
                    async(
                        () -> {
                          createTask(async(() -> Hostile.sleep(trail)));
                          await(sleep(Duration.ofMillis(1)));
                          await(createTask(async(() -> ThrowablesTest.<Error>hurl(error))));
                        }),
                    Hostile.VIRTUAL));
    assertThat(thrown).isSameAs(error);
    trail.assertIs("unwound");
    Hostile.assertNextRun();
  }
}
