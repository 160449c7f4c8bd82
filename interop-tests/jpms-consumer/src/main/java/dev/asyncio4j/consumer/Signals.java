package dev.asyncio4j.consumer;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.subprocess.ProcessOptions;
import java.time.Duration;

/** Signals from a named module: to a child, and Ctrl-C to this program. */
public final class Signals {
  private Signals() {}

  /**
   * Terminates a child and prints its code; then waits to be interrupted.
   *
   * @param args none
   */
  public static void main(String[] args) {
    run(
        async(
            () -> {
              try (var child = await(createSubprocessExec(ProcessOptions.piped(), "sleep", "60"))) {
                child.terminate();
                System.out.println("child: " + await(child.waitFor()));
              }
              try {
                System.out.println("waiting");
                await(sleep(Duration.ofSeconds(60)));
              } finally {
                System.out.println("finally");
              }
            }));
  }
}
