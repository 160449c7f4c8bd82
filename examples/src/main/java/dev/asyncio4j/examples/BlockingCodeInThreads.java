package dev.asyncio4j.examples;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Code that blocks goes to threads; the loop keeps ticking. Python: {@code
 * blocking_code_in_threads.py}, Kotlin: {@code BlockingCodeInThreads.kt}.
 */
public final class BlockingCodeInThreads {
  private static final CountDownLatch TICKS = new CountDownLatch(5);

  private BlockingCodeInThreads() {}

  static String load(String name) throws InterruptedException {
    TICKS.await(); // in the loop's thread this would stop every task, and wait for ever
    return name;
  }

  static Coroutine<?> tick() {
    return async(
        () -> {
          while (true) {
            await(sleep(Duration.ofMillis(10)));
            TICKS.countDown();
          }
        });
  }

  public static void main(String[] args) {
    run(
        async(
            () -> {
              var ticker = createTask(tick());
              var loaded =
                  await(gather(toThread(() -> load("users")), toThread(() -> load("orders"))));
              ticker.cancel();
              System.out.println("loaded " + String.join(" and ", loaded));
              System.out.println("the loop ticked meanwhile: " + (TICKS.getCount() == 0));
            }));
  }
}
