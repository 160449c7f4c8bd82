package dev.asyncio4j.guide.ch04;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A routine runs to its end; a generator stops to give a value; a coroutine stops to wait for one.
 * Python: {@code routine_generator_coroutine.py}, Kotlin: {@code RoutineGeneratorCoroutine.kt}.
 */
public final class RoutineGeneratorCoroutine {
  private RoutineGeneratorCoroutine() {}

  static void routine(String name) {
    for (int step = 0; step < 2; step++) System.out.println("routine " + name + " step " + step);
  }

  static Stream<String> generator() {
    return Stream.of("one", "two");
  }

  static Coroutine<String> coroutine(String name) {
    return async(
        () -> {
          for (int step = 0; step < 2; step++) {
            System.out.println("coroutine " + name + " step " + step);
            await(sleep(Duration.ZERO));
          }
          return name;
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          routine("a");
          routine("b");
          System.out.println("generator: " + generator().collect(Collectors.joining(", ")));
          System.out.println(String.join("", await(gather(coroutine("a"), coroutine("b")))));
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
