package dev.asyncio4j.fibers;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.support.ChildJvm;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A body whose stack is full at or near an await: it fails, and nothing else does. */
class StackOverflowTest {
  private static final TaskOptions EAGER = TaskOptions.defaults().eagerStart(true);
  private static final int DEPTH_OF_CPYTHON = 1_000;

  private static void pass() {
    await(sleep(Duration.ZERO));
  }

  /** Where an endless recursion awaits. */
  enum Recursion implements IntUnaryOperator {
    BEFORE_EACH_CALL {
      @Override
      public int applyAsInt(int n) {
        pass();
        return applyAsInt(n + 1) + 1;
      }
    },
    IN_EACH_FINALLY {
      @Override
      public int applyAsInt(int n) {
        try {
          return applyAsInt(n + 1) + 1;
        } finally {
          pass();
        }
      }
    },
    AT_A_TASK {
      @Override
      public int applyAsInt(int n) {
        return await(createTask(async(() -> 1))) + applyAsInt(n + 1);
      }
    },
    AT_AN_EAGER_TASK {
      @Override
      public int applyAsInt(int n) {
        return createTask(async(() -> 1), EAGER).result() + applyAsInt(n + 1);
      }
    },
    IN_COROUTINES_THAT_AWAIT_EACH_OTHER {
      @Override
      public int applyAsInt(int n) {
        return await(async(() -> applyAsInt(n + 1))) + 1;
      }
    }
  }

  private static Coroutine<String> overflowing(IntUnaryOperator recursion) {
    return async(
        () -> {
          String outcome;
          try {
            outcome = "value " + recursion.applyAsInt(0);
          } catch (StackOverflowError error) {
            outcome = "overflow";
          }
          await(sleep(Duration.ofMillis(1)));
          return outcome + ", alive";
        });
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("F-01 a body catches the overflow of its stack, and awaits again")
  void isCaught(Recursion recursion) {
    assertThat(run(overflowing(recursion))).isEqualTo("overflow, alive");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("F-01 several bodies overflow at the same time, and a bystander goes on")
  void severalAtOnce(Recursion recursion) {
    run(
        async(
            () -> {
              var bystander =
                  createTask(
                      async(
                          () -> {
                            for (int i = 0; i < 100; i++) pass();
                            return "unharmed";
                          }));
              var outcomes =
                  await(gather(Stream.generate(() -> overflowing(recursion)).limit(3).toList()));
              assertThat(outcomes).isEqualTo(Collections.nCopies(3, "overflow, alive"));
              assertThat(await(bystander)).isEqualTo("unharmed");
            }));
  }

  private static Coroutine<Integer> nested(int depth) {
    return async(() -> depth == 0 ? await(sleep(Duration.ZERO, 0)) : await(nested(depth - 1)) + 1);
  }

  /** In a JVM where nothing is compiled yet: that takes the most stack. */
  static final class Cold {
    private Cold() {}

    public static void main(String[] args) {
      System.out.println(run(async(() -> await(createTask(nested(DEPTH_OF_CPYTHON))))));
    }
  }

  @Test
  @DisplayName("F-01 coroutines await each other as deep as in CPython, in a cold JVM, too")
  void depthInAColdJvm() throws IOException, InterruptedException {
    assertThat(ChildJvm.output(Cold.class, List.of()).strip()).isEqualTo("" + DEPTH_OF_CPYTHON);
  }

  private static Task<Integer> eager(int depth) {
    return createTask(async(() -> depth == 0 ? 0 : await(eager(depth - 1)) + 1), EAGER);
  }

  @Test
  @DisplayName("F-02 eager tasks that await each other nest as deep as there are threads for them")
  void nestedEagerTasks() {
    assertThat(run(async(() -> await(eager(1_500))))).isEqualTo(1_500);
  }
}
