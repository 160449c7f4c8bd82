package dev.asyncio4j.examples.jar;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import java.time.Duration;

/** A plain main: it makes a loop, runs a body, and closes the loop. */
public final class App {
  private App() {}

  /** Starts it. */
  public static void main(String[] args) {
    run(async(() -> await(serve())));
  }

  private static Coroutine<String> serve() {
    return async(
        () -> {
          var words =
              await(
                  gather(
                      sleep(Duration.ofMillis(2), "served"), sleep(Duration.ofMillis(1), "twice")));
          System.out.println(String.join(" ", words));
          System.out.println(Thread.currentThread());
          return "done";
        });
  }
}
