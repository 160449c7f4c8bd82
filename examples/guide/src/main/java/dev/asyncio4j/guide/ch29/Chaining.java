package dev.asyncio4j.guide.ch29;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;

/**
 * Coroutines call coroutines: a chain, and three chains at once. Python: {@code chaining.py},
 * Kotlin: {@code Chaining.kt}.
 */
public final class Chaining {
  private Chaining() {}

  static Coroutine<String> part1(int number) {
    return async(
        () -> {
          await(sleep(seconds(0.05 * number)));
          System.out.println("chain " + number + ": part one");
          return number + "-one";
        });
  }

  static Coroutine<String> part2(int number, String text) {
    return async(
        () -> {
          await(sleep(seconds(0.03)));
          System.out.println("chain " + number + ": part two has " + text);
          return text + "-two";
        });
  }

  static Coroutine<String> chain(int number) {
    return async(() -> await(part2(number, await(part1(number)))));
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          System.out.println(await(chain(1)));
          System.out.println(String.join(" ", await(gather(chain(3), chain(2), chain(1)))));
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
