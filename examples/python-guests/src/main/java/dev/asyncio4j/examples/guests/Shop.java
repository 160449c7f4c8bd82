package dev.asyncio4j.examples.guests;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import java.io.IOException;
import java.time.Duration;

/** Coroutines of Java's, for Python to await. */
public final class Shop {
  private Shop() {}

  /** Gives a price, after some time. */
  public static Coroutine<Integer> price(String thing) {
    return async(
        () -> {
          await(sleep(Duration.ofMillis(20)));
          if (thing.equals("gold")) throw new IOException("no gold today");
          return 10 * thing.length();
        });
  }

  /** Waits for a customer for ever, and closes when it is cancelled. */
  public static Coroutine<Void> open() {
    return async(
        () -> {
          try {
            await(sleep(Duration.ofHours(1)));
          } finally {
            await(sleep(Duration.ofMillis(20)));
            System.out.println("Java has closed the shop");
          }
        });
  }
}
