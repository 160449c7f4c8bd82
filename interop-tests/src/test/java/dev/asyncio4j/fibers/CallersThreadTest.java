package dev.asyncio4j.fibers;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.ChildJvm;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Other runtimes keep what is theirs on the caller's thread: nothing is mounted there. Mounting
 * clears a thread's interrupt flag, which is how one sees it.
 */
class CallersThreadTest {

  /** In a JVM of its own: the first loop of a process looks for the mode that works. */
  static final class FlagStays {
    private FlagStays() {}

    public static void main(String[] args) {
      Thread.currentThread().interrupt();
      var loop = newEventLoop();
      System.out.println("made " + Thread.interrupted());
      loop.runUntilComplete(
          async(
              () -> {
                createTask(async(() -> await(sleep(Duration.ofMinutes(1)))));
                await(createTask(async(() -> await(sleep(Duration.ZERO)))));
              }));
      loop.setExceptionHandler((l, context) -> {});
      Thread.currentThread().interrupt();
      loop.close();
      System.out.println("closed " + Thread.interrupted());
    }
  }

  @Test
  @DisplayName("F-29 making and closing a loop mounts nothing on the caller's thread")
  void nothingIsMounted() throws IOException, InterruptedException {
    assertThat(ChildJvm.output(FlagStays.class, List.of()).lines())
        .containsExactly("made true", "closed true");
  }
}
