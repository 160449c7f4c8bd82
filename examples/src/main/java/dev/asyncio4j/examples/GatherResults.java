package dev.asyncio4j.examples;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Outcome;
import java.time.Duration;
import java.util.List;

/**
 * Several coroutines at once, results in the order asked for. Python: {@code gather_results.py},
 * Kotlin: {@code GatherResults.kt}.
 */
public final class GatherResults {
  private GatherResults() {}

  static Coroutine<Integer> square(int number, int millis) {
    return async(
        () -> {
          await(sleep(Duration.ofMillis(millis)));
          if (number < 0) throw new IllegalArgumentException(number + " is negative");
          System.out.println(number + " is done");
          return number * number;
        });
  }

  static Coroutine<Void> all() {
    return async(
        () -> {
          List<Integer> squares = await(gather(square(1, 90), square(2, 60), square(3, 30)));
          System.out.println(squares);

          // gather fails with the first failure; gatherOutcomes waits for all and fails never.
          List<Outcome<Integer>> outcomes =
              await(gatherOutcomes(List.of(square(4, 10), square(-5, 20))));
          for (var outcome : outcomes) {
            if (outcome instanceof Outcome.Success<Integer> success) {
              System.out.println("success: " + success.value());
            } else if (outcome instanceof Outcome.Failure<Integer> failure) {
              System.out.println("failure: " + failure.error().getMessage());
            }
          }
        });
  }

  public static void main(String[] args) {
    run(all());
  }
}
