package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Loops.reportsOf;
import static dev.asyncio4j.testing.Loops.virtualLoop;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RunTest {
  private final Trail trail = Trail.create();

  @Test
  @DisplayName("RUN-01 run returns the main coroutine's value")
  void returnsTheValue() {
    assertThat(run(async(() -> "done"))).isEqualTo("done");
  }

  @Test
  @DisplayName("RUN-02 an exception of main leaves run unchanged, checked or not")
  void throwsTheVeryException() {
    var error = new IOException("disk full");
    assertThatThrownBy(
            () ->
                virtual(
                    (Body<String>)
                        () -> {
                          throw error;
                        }))
        .isSameAs(error);
  }

  @Test
  @DisplayName("RUN-03 what is not awaitable is refused before any loop is made")
  void refusesWhatIsNotAwaitable() {
    var options =
        VIRTUAL.loopFactory(
            () -> {
              throw new AssertionError("a loop was made");
            });
    assertThatThrownBy(() -> run(new Awaitable<String>() {}, options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("coroutine or future is required");
    assertThatThrownBy(() -> run(null, options))
        .isInstanceOfAny(IllegalArgumentException.class, NullPointerException.class);
  }

  @Test
  @DisplayName(
      "RUN-04 run accepts any awaitable: a future that is done works, whichever loop it came from")
  void acceptsAFuture() {
    try (EventLoop other = virtualLoop()) {
      var future = other.<String>createFuture();
      future.setResult("ready");
      assertThat(run(future)).isEqualTo("ready");
    }
  }

  @Test
  @DisplayName("RUN-05 run inside a running loop fails at once, and its coroutine is not started")
  void refusesToNest() {
    virtual(
        () -> {
          var inner = async(() -> trail.add("started"));
          assertThatThrownBy(() -> run(inner))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("cannot be called from a running event loop");
          trail.assertIs();
          await(inner);
        });
    trail.assertIs("started");
  }

  @Test
  @DisplayName(
      "RUN-06 a task left running when main returns is cancelled and done before run returns")
  void cancelsLeftovers() {
    var left = new ArrayList<Task<?>>();
    virtual(
        () -> {
          left.add(
              createTask(
                  async(
                      () -> {
                        try {
                          await(sleep(seconds(1000)));
                        } finally {
                          await(sleep(seconds(1)));
                          trail.add("cleaned up");
                        }
                      })));
          await(sleep(seconds(0)));
        });
    trail.assertIs("cleaned up");
    assertThat(left.get(0).cancelled()).isTrue();
  }

  @Test
  @DisplayName(
      "RUN-07 a leftover that raises while being cancelled is reported with its task; run returns"
          + " main's value")
  void reportsFailingLeftovers() {
    var reports = new ArrayList<ExceptionContext>();
    var left = new ArrayList<Task<?>>();
    var value =
        virtual(
            () -> {
              getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context));
              left.add(
                  createTask(failingWhenCancelled(new IllegalStateException("cleanup failed"))));
              await(sleep(seconds(0)));
              return "value";
            });
    assertThat(value).isEqualTo("value");
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).message())
        .contains("unhandled exception during asyncio.run() shutdown");
    assertThat(reports.get(0).exception()).hasMessage("cleanup failed");
    assertThat(reports.get(0).future()).isSameAs(left.get(0));
  }

  @Test
  @DisplayName(
      "RUN-08 if main raises and a leftover also raises, the caller sees main's exception only")
  void mainsExceptionWins() {
    var error = new IOException("main failed");
    var reports = new ArrayList<ExceptionContext>();
    assertThatThrownBy(
            () ->
                virtual(
                    () -> {
                      getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context));
                      createTask(failingWhenCancelled(new IllegalStateException("cleanup failed")));
                      await(sleep(seconds(0)));
                      throw error;
                    }))
        .isSameAs(error)
        .hasNoSuppressedExceptions();
    assertThat(reports).hasSize(1);
  }

  private static Coroutine<String> failingWhenCancelled(RuntimeException error) {
    return async(
        () -> {
          try {
            return await(sleep(seconds(1000), "slept"));
          } catch (CancelledError e) {
            throw error;
          }
        });
  }

  @Test
  @DisplayName(
      "RUN-10 debug(true/false) overrides the default; debug absent keeps the process's default")
  void debugIsAnOption() {
    Body<Boolean> debug = () -> getRunningLoop().getDebug();
    assertThat(run(async(debug), VIRTUAL.debug(true))).isTrue();
    assertThat(run(async(debug), VIRTUAL.debug(false))).isFalse();
    assertThat(run(async(debug), VIRTUAL)).isFalse();
    System.setProperty("asyncio4j.debug", "true");
    try {
      assertThat(run(async(debug), VIRTUAL)).isTrue();
      assertThat(run(async(debug), VIRTUAL.debug(false))).isFalse();
    } finally {
      System.clearProperty("asyncio4j.debug");
    }
  }

  @Test
  @DisplayName("RUN-20 run never calls toString on the result")
  void leavesTheResultAlone() {
    class Touchy {
      @Override
      public String toString() {
        throw new AssertionError("toString was called");
      }
    }
    var value = new Touchy();
    assertThat(run(async(() -> value), VIRTUAL.debug(true)) == value).isTrue();
  }

  @Test
  @DisplayName("RUN-08 if main raises and leftovers end quietly, nothing is reported")
  void quietLeftoversAreNotReported() {
    var reports = new ArrayList<List<ExceptionContext>>();
    assertThatThrownBy(
            () ->
                virtual(
                    (Body<String>)
                        () -> {
                          reports.add(reportsOf(getRunningLoop()));
                          createTask(sleep(seconds(1000)));
                          throw new IOException("main failed");
                        }))
        .hasMessage("main failed");
    assertThat(reports.get(0)).isEmpty();
  }
}
