package dev.asyncio4j.examples.operators;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.examples.operators.Python.now;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.operators.Stream;
import dev.asyncio4j.operators.Streams;
import java.time.Duration;

/**
 * A count with an interval, a slice of it, sums and last items. Python: {@code 01_readme.py},
 * Kotlin: {@code Readme.kt}.
 */
public final class Readme {
  private Readme() {}

  private static Coroutine<Void> program() {
    return async(
        () -> {
          Stream<Long> squares = Streams.count(0, 1, Duration.ofMillis(200)).map(x -> x * x);
          Stream<Long> odd = squares.slice(1, 10, 2);
          try (var streamer = odd.stream()) {
            for (long value : each(streamer)) {
              System.out.println("-> " + value + " at " + now());
            }
          }
          System.out.println("last: " + await(odd.last()));
          System.out.println("again: " + await(odd.last()));
          System.out.println(await(Streams.just(1).plus(Streams.range(2, 4, 1, null)).toList()));
          Stream<Long> total =
              Streams.count()
                  .skip(10)
                  .take(5)
                  .filter(x -> x % 2 == 1)
                  .map(x -> x * x)
                  .accumulate(Long::sum);
          System.out.println(await(total.toList()) + " " + await(total.last()));
          System.out.println(
              await(squares.item(3).last()) + " " + await(squares.slice(null, 3).toList()));
        });
  }

  public static void main(String[] args) {
    run(program(), RunOptions.defaults().virtualTime());
  }
}
