package dev.asyncio4j.iteration;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.testing.Loops.reportsOf;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.Runner;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.GeneratorExit;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Async generators: a body that emits, in the task that asks. */
class AsyncGeneratorTest {
  private final Trail trail = Trail.create();

  /** Emits 0 to n-1, awaiting before each; notes what it is sent and that it ends. */
  private AsyncGenerator<Integer> numbers(int n) {
    return asyncGenerator(
        y -> {
          try {
            for (int i = 0; i < n; i++) {
              await(sleep(Duration.ofMillis(10)));
              trail.add("sent " + y.emit(i));
            }
          } finally {
            trail.add("end");
          }
        });
  }

  @Test
  void theBodyRunsOnlyAsFarAsItIsAsked() {
    virtual(
        () -> {
          var numbers = numbers(2);
          assertThat(trail.lines()).isEmpty();
          for (int number : each(numbers)) trail.add(number);
          trail.assertIs(0, "sent null", 1, "sent null", "end");
        });
  }

  @Test
  void anEndedGeneratorStaysEnded() {
    virtual(
        () -> {
          var none = numbers(0);
          for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> await(none.next()))
                .isInstanceOf(StopAsyncIterationException.class);
          }
        });
  }

  @Test
  void sendBringsAValueToTheEmitThatWaits() {
    virtual(
        () -> {
          var numbers = numbers(3);
          assertThatThrownBy(() -> await(numbers.send("early")))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("can't send non-None value to a just-started async generator");
          assertThat(await(numbers.next())).isZero();
          assertThat(await(numbers.send("hello"))).isOne();
          trail.assertIs("sent hello");
        });
  }

  @Test
  void throwIntoThrowsTheSameObjectOutOfTheEmit() {
    virtual(
        () -> {
          var error = new IllegalStateException("thrown in");
          var numbers = numbers(3);
          await(numbers.next());
          assertThatThrownBy(() -> await(numbers.throwInto(error))).isSameAs(error);
          trail.assertIs("end");
        });
  }

  @Test
  void closeRunsTheBodysFinallyBlocks() {
    virtual(
        () -> {
          var numbers = numbers(3);
          await(numbers.next());
          await(numbers.close());
          await(numbers.close());
          trail.assertIs("end");
        });
  }

  @Test
  void aBodyThatEmitsWhileItIsClosedIsAnError() {
    virtual(
        () -> {
          AsyncGenerator<Integer> stubborn =
              asyncGenerator(
                  y -> {
                    try {
                      y.emit(1);
                    } catch (GeneratorExit e) {
                      y.emit(2);
                    }
                  });
          await(stubborn.next());
          assertThatThrownBy(() -> await(stubborn.close()))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("async generator ignored GeneratorExit");
          assertThatThrownBy(() -> await(stubborn.next()))
              .isInstanceOf(StopAsyncIterationException.class);
        });
  }

  @Test
  void twoTasksMayNotAskAtOnce() {
    virtual(
        () -> {
          var numbers = numbers(2);
          var first = createTask(async(() -> await(numbers.next())));
          await(sleep(Duration.ZERO));
          assertThatThrownBy(() -> await(numbers.next()))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("asynchronous generator is already running");
          assertThat(await(first)).isZero();
        });
  }

  @Test
  void theBodysAwaitsAreThoseOfTheTaskThatAsks() {
    virtual(
        () -> {
          var numbers = numbers(2);
          var asking = createTask(async(() -> await(numbers.next())));
          await(sleep(Duration.ZERO));
          asking.cancel();
          assertThatThrownBy(() -> await(asking)).isInstanceOf(CancelledError.class);
          trail.assertIs("end");
        });
  }

  @Test
  @DisplayName("RUN-09 async generators still open are closed after the leftovers are cancelled")
  void openGeneratorsAreClosedAtTheEnd() {
    var runner = Runner.create(VIRTUAL);
    var reports = reportsOf(runner.loop());
    runner.run(
        async(
            () -> {
              await(numbers(5).next());
              createTask(
                  async(
                      () -> {
                        try {
                          await(sleep(Duration.ofHours(1)));
                        } finally {
                          trail.add("leftover");
                        }
                      }));
              await(sleep(Duration.ZERO));
            }));
    runner.close();
    trail.assertIs("leftover", "end");
    assertThat(reports).isEmpty();
  }

  @Test
  @DisplayName(
      "TG-25 a body that ends with the close signal passes it bare if it is the only error")
  void closeSignalPassesATaskGroup() {
    virtual(
        () -> {
          AsyncGenerator<Integer> grouped =
              asyncGenerator(
                  y ->
                      taskGroup(
                          group -> {
                            group.createTask(async(() -> await(sleep(Duration.ofHours(1)))));
                            y.emit(1);
                          }));
          assertThat(await(grouped.next())).isOne();
          await(grouped.close());
        });
  }

  @Test
  void operatorsAreLazyAndMayAwait() {
    virtual(
        () -> {
          var tens =
              numbers(100)
                  .filter(x -> x % 2 == 1)
                  .map(
                      x -> {
                        await(sleep(Duration.ofMillis(1)));
                        return x * 10;
                      })
                  .limit(3);
          assertThat(await(tens.toList())).containsExactly(10, 30, 50);
          assertThat(trail.lines()).hasSize(5).doesNotContain("end");
          await(numbers(1).forEach(x -> trail.add("each " + x)));
          assertThat(trail.lines()).contains("each 0");
        });
  }
}
