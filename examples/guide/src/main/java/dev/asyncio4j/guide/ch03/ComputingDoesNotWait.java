package dev.asyncio4j.guide.ch03;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Work that never waits, which asyncio is not good at: tasks that compute do not overlap. Python:
 * {@code computing_does_not_wait.py}, Kotlin: {@code ComputingDoesNotWait.kt}.
 */
public final class ComputingDoesNotWait {
  private ComputingDoesNotWait() {}

  static final List<String> log = new ArrayList<>();

  static Coroutine<Long> count(String name, int steps, boolean polite) {
    return async(
        () -> {
          long total = 0;
          for (int i = 0; i < steps; i++) {
            total += i;
            if (i % 1000 == 0) log.add(name);
            if (polite && i % 1000 == 0) await(sleep(Duration.ZERO));
          }
          return total;
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          await(gather(count("a", 3000, false), count("b", 3000, false)));
          System.out.println("never waits: " + String.join(" ", log));
          log.clear();
          await(gather(count("a", 3000, true), count("b", 3000, true)));
          System.out.println("gives way:   " + String.join(" ", log));
          log.clear();
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
