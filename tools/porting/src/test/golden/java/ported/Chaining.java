// Written by the porting assistant of asyncio4j from ch29/chaining.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import java.util.List;

// Coroutines call coroutines: a chain, and three chains at once.
public final class Chaining {
  private Chaining() {}

  static String part1(int number) {
    await(sleep(seconds(0.05 * number)));
    System.out.println("chain " + number + ": part one");
    return "" + number + "-one";
  }

  static String part2(int number, String text_) {
    await(sleep(seconds(0.03)));
    System.out.println("chain " + number + ": part two has " + text_);
    return text_ + "-two";
  }

  static Coroutine<String> chain(int number) {
    return async(() -> {
      return part2(number, part1(number));
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      System.out.println(await(chain(1)));
      System.out.println(String.join(" ", await(gather(List.of(3, 2, 1).stream().<Coroutine<String>>map(n -> chain(n)).toList()))));
    });
  }

  public static void main(String[] args) {
    run(main());
  }
}
