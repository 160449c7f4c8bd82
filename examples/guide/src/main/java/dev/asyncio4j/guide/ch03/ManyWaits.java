package dev.asyncio4j.guide.ch03;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ten thousand waits at once, which asyncio is good at, and never two pieces of code at once.
 * Python: {@code many_waits.py}, Kotlin: {@code ManyWaits.kt}.
 */
public final class ManyWaits {
  private ManyWaits() {}

  static int running = 0;
  static int most = 0;

  static Coroutine<Integer> waitForNews(int number) {
    return async(
        () -> {
          await(sleep(seconds(0.2)));
          running++;
          most = Math.max(most, running);
          running--;
          return number;
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          List<Integer> answers =
              await(gather(IntStream.range(0, 10_000).mapToObj(ManyWaits::waitForNews).toList()));
          int sum = answers.stream().mapToInt(Integer::intValue).sum();
          System.out.println(
              answers.size() + " waits, " + sum + " is their sum, running at once: " + most);
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
