package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.Trail;

/** The words of these tests: awaits that raise, children that say how they end. */
final class Levels {
  private Levels() {}

  /** Sleeps, as an expression that has a value: for lambdas that get a scope. */
  static Void nap(long seconds) {
    return await(sleep(seconds(seconds)));
  }

  /** Notes whether awaiting {@code wait} raises or goes on. */
  static void tries(Trail trail, String name, Awaitable<?> wait) {
    try {
      await(wait);
      trail.add(name + " went on");
    } catch (CancelledError e) {
      trail.add(name + " raised");
    }
  }

  /** A child that sleeps and notes how that ends. */
  static Coroutine<String> sleeper(Trail trail, String name, long seconds) {
    return async(
        () -> {
          try {
            pause(seconds);
            trail.add(name + " done");
            return name;
          } catch (CancelledError e) {
            trail.add(name + " cancelled");
            throw e;
          }
        });
  }

  /** A child that takes {@code seconds} to clean up when it is cancelled. */
  static Coroutine<Void> slowToCleanUp(Trail trail, String name, long seconds) {
    return async(
        () -> {
          try {
            pause(3600);
          } finally {
            Nurseries.shielded(() -> pause(seconds));
            trail.add(name + " cleaned up");
          }
        });
  }

  /** A child that does not listen: it swallows every cancellation for a while. */
  static Coroutine<Void> deaf(Trail trail, String name, int waits) {
    return async(
        () -> {
          int heard = 0;
          for (int i = 0; i < waits; i++) {
            try {
              pause(1);
            } catch (CancelledError e) {
              heard++;
            }
          }
          trail.add(name + " heard " + heard);
        });
  }
}
