package dev.asyncio4j.guide.ch18;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Lists, sets and maps out of asynchronous sources, and out of awaits. Python: {@code
 * comprehensions.py}, Kotlin: {@code Comprehensions.kt}.
 */
public final class Comprehensions {
  private Comprehensions() {}

  static AsyncGenerator<Integer> numbers(int count) {
    return asyncGenerator(
        y -> {
          for (int i = 0; i < count; i++) {
            await(sleep(Duration.ZERO));
            y.emit(i);
          }
        });
  }

  static Coroutine<Integer> square(int number) {
    return async(
        () -> {
          await(sleep(Duration.ZERO));
          return number * number;
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          System.out.println(await(numbers(4).map(n -> n * 10).toList()));
          System.out.println(await(numbers(6).filter(n -> n % 2 == 1).toList()));
          System.out.println(new TreeSet<>(await(numbers(9).map(n -> n % 3).toList())));
          Map<Integer, Integer> table = new LinkedHashMap<>();
          for (int n : each(numbers(4))) table.put(n, n * n);
          System.out.println(table.toString().replaceAll("[{},]", "").replace('=', ':'));
          AsyncIterator<Integer> lazy = numbers(3).map(n -> n + 100).iterator();
          System.out.println(await(lazy.next()) + " then " + await(lazy.toList()));
          System.out.println(IntStream.range(0, 4).mapToObj(n -> await(square(n))).toList());
          System.out.println(await(numbers(4).map(n -> await(square(n))).toList()));
          System.out.println(
              await(gather(IntStream.range(0, 4).mapToObj(Comprehensions::square).toList())));
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
