package dev.asyncio4j.examples.ktor;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import java.time.Duration;

/** The Java half of the shop; all of it runs on one loop, so its counts need no lock. */
public final class Offers {
  private int asked;
  private int waiting;

  /** Asks for the price and the stock of an item at the same time. */
  public Coroutine<String> offer(String item) {
    return async(
        () -> {
          asked++;
          var found =
              await(
                  gather(
                      sleep(Duration.ofMillis(1), item + " at " + 100 * item.length()),
                      sleep(Duration.ofMillis(1), "in stock")));
          return String.join(", ", found);
        });
  }

  /** Waits for a delivery that never comes. */
  public Coroutine<String> delivery() {
    return async(
        () -> {
          waiting++;
          try {
            return await(sleep(Duration.ofHours(1), "delivered"));
          } finally {
            waiting--;
          }
        });
  }

  /** The counts of offers asked for, and of waits for a delivery: read them on the loop. */
  public String counts() {
    return asked + " asked, " + waiting + " waiting";
  }
}
