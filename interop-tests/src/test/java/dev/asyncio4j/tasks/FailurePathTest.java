package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.ChildJvm;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a JVM needs when something fails is there before the first failure. */
class FailurePathTest {

  /** Its first failure comes where there is hardly any stack left. */
  static final class FailsDeep {
    private FailsDeep() {}

    private static int dive(int depth) {
      try {
        return dive(depth + 1) + 1;
      } catch (StackOverflowError full) {
        getRunningLoop().createFuture().setException(new IllegalStateException("deep"));
        awaitFailed();
        return 0;
      }
    }

    /** A stage that is there before: the JDK, too, needs room for its first one. */
    private static final CompletableFuture<?> FAILED =
        CompletableFuture.failedFuture(new IllegalStateException("of a stage"));

    private static void awaitFailed() {
      try {
        await(FAILED);
      } catch (IllegalStateException expected) {
        if (!"of a stage".equals(expected.getMessage())) throw expected;
      }
    }

    public static void main(String[] args) {
      run(
          async(
              () -> {
                getRunningLoop().setExceptionHandler((loop, context) -> {});
                dive(0);
              }));
      run(
          async(
              () -> {
                var failed = getRunningLoop().createFuture();
                failed.setException(new IllegalArgumentException("the next run's own"));
                try {
                  await(failed);
                } catch (IllegalArgumentException error) {
                  System.out.println(error.getMessage());
                }
                awaitFailed();
              }));
    }
  }

  @Test
  @DisplayName("F-03 futures fail as ever after one has failed where the stack was full")
  void failuresGoOn() throws IOException, InterruptedException {
    assertThat(ChildJvm.output(FailsDeep.class, List.of()).strip()).isEqualTo("the next run's own");
  }
}
