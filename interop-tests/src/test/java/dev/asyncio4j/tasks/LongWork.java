package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.testing.Virtual.after;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.testing.Trail;

/** Work that is still under way when it is cancelled. */
final class LongWork {
  private LongWork() {}

  /** A coroutine that sleeps for an hour and notes in {@code trail} how it ended. */
  static Coroutine<String> longWork(String name, Trail trail) {
    return async(
        () -> {
          trail.add(name + " starts");
          try {
            return await(after(3600, name));
          } finally {
            trail.add(name + " ends");
          }
        });
  }
}
