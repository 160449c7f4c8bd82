package dev.asyncio4j.fibers;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.passes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.RunInterruptedException;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An interrupt flag belongs to the body that sets it, or to the caller of {@code run}. */
class InterruptedBodiesTest {
  private final Trail trail = Trail.create();

  @Test
  @DisplayName("F-08 a flag that a body leaves behind is not the next body's")
  void flagEndsWithItsBody() {
    run(
        async(
            () -> {
              for (int i = 0; i < 3; i++) {
                await(createTask(async(() -> Thread.currentThread().interrupt())));
                trail.add(await(createTask(async(() -> Thread.currentThread().isInterrupted()))));
              }
            }));
    trail.assertIs(false, false, false);
  }

  @Test
  @DisplayName("F-08 a body keeps its flag over an await")
  void flagStaysWithItsBody() {
    boolean kept =
        run(
            async(
                () -> {
                  Thread.currentThread().interrupt();
                  passes(3);
                  return Thread.interrupted();
                }));
    assertThat(kept).isTrue();
  }

  /** The main task's first step, then its cancellation; the flag is set again. */
  private static void runInterrupted(Trail trail) {
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () ->
                run(
                    async(
                        () -> {
                          trail.add("began");
                          try {
                            await(sleep(Duration.ofMinutes(1)));
                          } catch (CancelledError cancelled) {
                            trail.add("cancelled");
                            throw cancelled;
                          }
                        })))
        .isInstanceOf(RunInterruptedException.class);
    trail.add(Thread.interrupted());
  }

  @Test
  @DisplayName("F-08 run with the flag set begins its main task and cancels it, in every mode")
  void pendingInterrupt() {
    runInterrupted(trail);
    trail.assertIs("began", "cancelled", true);
  }

  /** The first run of a JVM looks for the mode that works. */
  static final class FirstRun {
    private FirstRun() {}

    public static void main(String[] args) {
      var trail = Trail.create();
      runInterrupted(trail);
      System.out.println(trail.lines());
    }
  }

  @Test
  @DisplayName("F-08 the first run of a JVM does not lose it")
  void pendingInterruptOfTheFirstRun() throws IOException, InterruptedException {
    assertThat(ChildJvm.output(FirstRun.class, List.of()).strip())
        .isEqualTo("[began, cancelled, true]");
  }
}
