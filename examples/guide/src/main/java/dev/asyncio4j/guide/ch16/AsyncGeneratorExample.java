package dev.asyncio4j.guide.ch16;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import java.time.Duration;

/**
 * A generator that awaits: made lazily, can be sent values, and cleans up when closed. Python:
 * {@code async_generator.py}, Kotlin: {@code AsyncGeneratorExample.kt}.
 */
public final class AsyncGeneratorExample {
  private AsyncGeneratorExample() {}

  static AsyncGenerator<Integer> ticks(int count) {
    return asyncGenerator(
        y -> {
          try {
            for (int i = 0; i < count; i++) {
              await(sleep(seconds(0.01)));
              Object answer = y.emit(i);
              if (answer != null) System.out.println("was told: " + answer);
            }
          } finally {
            await(sleep(Duration.ZERO));
            System.out.println("generator cleaned up");
          }
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          for (int tick : each(ticks(2))) {
            System.out.println("tick " + tick);
          }
          AsyncGenerator<Integer> generator = ticks(10);
          System.out.println("first " + await(generator.next()));
          System.out.println("second " + await(generator.send("hurry")));
          await(generator.close());
          try {
            await(generator.next());
          } catch (StopAsyncIterationException e) {
            System.out.println("closed is closed");
          }
          generator = ticks(10);
          await(generator.next());
          try {
            await(generator.throwInto(new IllegalArgumentException("thrown in")));
          } catch (IllegalArgumentException e) {
            System.out.println("came back: " + e.getMessage());
          }
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
