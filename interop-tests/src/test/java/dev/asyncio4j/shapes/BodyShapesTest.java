package dev.asyncio4j.shapes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.compute;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.Asyncio.timeoutAt;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Context;
import dev.asyncio4j.TaskGroup;
import dev.asyncio4j.ThreadOptions;
import dev.asyncio4j.Timeout;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.kotlin.Suspending;
import dev.asyncio4j.sync.Lock;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lambdas and method references of every shape, given to whatever takes a body. */
class BodyShapesTest {
  private int ticks;

  private void tick() {
    pause(1);
    ticks++;
  }

  private int count() {
    tick();
    return ticks;
  }

  private void serve(TaskGroup group) {
    group.createTask(async(this::tick));
  }

  private int served(TaskGroup group) {
    return await(group.createTask(async(this::count)));
  }

  private void extend(Timeout timeout) {
    timeout.reschedule(null);
  }

  private static boolean isLate(Timeout timeout) {
    return timeout.expired();
  }

  private static void assertTimesOut(ThrowingCallable endless) {
    assertThatThrownBy(endless).isInstanceOf(AsyncTimeoutException.class);
  }

  @Test
  @DisplayName(
      "F-30 a body with an argument that never ends compiles, and runs until it is cancelled")
  void endless() {
    virtual(
        () -> {
          assertTimesOut(
              () ->
                  timeout(
                      seconds(3),
                      t -> {
                        while (true) tick();
                      }));
          assertThat(ticks).isEqualTo(2);
          assertTimesOut(
              () ->
                  timeoutAt(
                      now().plusSeconds(3),
                      t -> {
                        while (true) tick();
                      }));
          var server =
              createTask(
                  async(
                      () -> {
                        taskGroup(
                            g -> {
                              while (true) g.createTask(async(this::tick)).getName().isEmpty();
                            });
                      }),
                  "never started");
          server.cancel();
          assertThatThrownBy(() -> await(server)).isInstanceOf(CancelledError.class);
          assertTimesOut(
              () ->
                  timeout(
                      seconds(3),
                      () ->
                          taskGroup(
                              g -> {
                                while (true) tick();
                              })));
        });
  }

  @Test
  @DisplayName("F-30 a body with an argument that always throws compiles, and its error comes out")
  void failing() {
    virtual(
        () -> {
          var error = new IllegalStateException("always");
          ThrowingCallable ofTimeout =
              () ->
                  timeout(
                      seconds(3),
                      t -> {
                        throw error;
                      });
          ThrowingCallable ofGroup =
              () ->
                  taskGroup(
                      g -> {
                        throw error;
                      });
          assertThatThrownBy(ofTimeout).isSameAs(error);
          assertThatThrownBy(ofGroup).hasMessageContaining("unhandled errors in a TaskGroup");
        });
  }

  @Test
  @DisplayName("F-30 with and without a value, as block, expression and method reference")
  void withAndWithoutAValue() {
    virtual(
        () -> {
          int ofBlock =
              timeout(
                  seconds(3),
                  t -> {
                    tick();
                    return 7;
                  });
          int ofExpression = timeout(seconds(3), t -> count());
          boolean ofReference = timeout(seconds(3), BodyShapesTest::isLate);
          int ofGroup = taskGroup(g -> served(g));
          int ofGroupReference = taskGroup(this::served);
          assertThat(List.of(ofBlock, ofExpression, ofGroup, ofGroupReference))
              .containsExactly(7, 2, 3, 4);
          assertThat(ofReference).isFalse();
          timeout(seconds(3), this::extend);
          timeout(
              seconds(3),
              t -> {
                extend(t);
              });
          taskGroup(this::serve);
          taskGroup(
              g -> {
                serve(g);
              });
          assertThat(ticks).isEqualTo(6);
        });
  }

  /** Compiled, and never called: these have no argument, or would block a thread for ever. */
  @SuppressWarnings("unused")
  private void compiles(Lock lock, Context context, Duration limit) {
    var endless =
        List.of(
            async(
                () -> {
                  while (true) tick();
                }),
            toThread(
                () -> {
                  while (true) tick();
                }),
            toThread(
                () -> {
                  while (true) tick();
                },
                ThreadOptions.defaults()),
            compute(
                () -> {
                  while (true) tick();
                }));
    var failing =
        List.of(
            async(
                () -> {
                  throw new IllegalStateException();
                }),
            toThread(
                () -> {
                  throw new IllegalStateException();
                }));
    lock.with(
        () -> {
          while (true) tick();
        });
    context.run(
        () -> {
          while (true) tick();
        });
    timeout(
        limit,
        () -> {
          while (true) tick();
        });
    var functions =
        List.of(
            Suspending.function(
                () -> {
                  while (true) tick();
                }),
            Suspending.function(
                a -> {
                  while (true) tick();
                }),
            Suspending.function(
                (a, b) -> {
                  throw new IllegalStateException();
                }));
  }
}
