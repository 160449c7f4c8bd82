package dev.asyncio4j.examples;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import java.time.Duration;

/**
 * The first program of every guide. Python: {@code hello_sleep.py}, Kotlin: {@code HelloSleep.kt}.
 */
public final class HelloSleep {
  private HelloSleep() {}

  static Coroutine<String> hello(String name) {
    return async(
        () -> {
          System.out.println("Hello ...");
          await(sleep(Duration.ofMillis(100)));
          System.out.println("... " + name + "!");
          return name;
        });
  }

  public static void main(String[] args) {
    var greeted = run(hello("World"));
    System.out.println("greeted: " + greeted);
  }
}
