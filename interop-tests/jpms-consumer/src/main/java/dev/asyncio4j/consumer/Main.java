package dev.asyncio4j.consumer;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import java.time.Duration;

/** Runs a coroutine from a named module, on an engine in another named module. */
public final class Main {
  private Main() {}

  /**
   * Prints a coroutine's result and the module it ran in.
   *
   * @param args none
   */
  public static void main(String[] args) {
    System.out.println(
        run(async(() -> await(sleep(Duration.ofMillis(1), "awake"))))
            + " in "
            + Main.class.getModule());
  }
}
