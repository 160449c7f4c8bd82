package dev.asyncio4j.guide.ch10;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Outcome;
import dev.asyncio4j.exceptions.CancelledError;
import java.time.Duration;
import java.util.List;

/**
 * One of many fails: the first error comes out and the others go on; or all errors are results.
 * Python: {@code gather_failures.py}, Kotlin: {@code GatherFailures.kt}.
 */
public final class GatherFailures {
  private GatherFailures() {}

  static Coroutine<Integer> work(int number) {
    return async(
        () -> {
          await(sleep(seconds(0.02 * number)));
          if (number % 2 == 1) throw new IllegalArgumentException(number + " is odd");
          System.out.println("finished " + number);
          return number;
        });
  }

  static List<Coroutine<Integer>> four() {
    return List.of(work(1), work(2), work(3), work(4));
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          try {
            await(gather(four()));
          } catch (IllegalArgumentException e) {
            System.out.println("failed: " + e.getMessage());
          }
          await(sleep(seconds(0.12)));
          System.out.println("-- with return_exceptions");
          for (Outcome<Integer> outcome : await(gatherOutcomes(four()))) {
            if (outcome instanceof Outcome.Failure<Integer> failure) {
              System.out.println("error: " + failure.error().getMessage());
            } else {
              System.out.println("result: " + outcome.get());
            }
          }
          System.out.println("-- a group, cancelled");
          Future<List<Integer>> group = gather(work(2), work(4));
          await(sleep(Duration.ZERO));
          group.cancel();
          try {
            await(group);
          } catch (CancelledError e) {
            System.out.println("cancelled with all that was in it");
          }
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
