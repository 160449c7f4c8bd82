package dev.asyncio4j.cache;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.testing.Virtual.pause;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.Trail;

/** The words of these tests: functions that note their runs. */
final class Runs {
  static final CacheOptions OPTIONS = CacheOptions.defaults();

  final Trail trail = Trail.create();

  /** What runs of the function fail with, once; null: they give a value. */
  Exception failure;

  /** Gives "v" and the key after a second. */
  Coroutine<String> slow(int key) {
    return async(
        () -> {
          trail.add("run " + key);
          try {
            pause(1);
          } catch (CancelledError e) {
            trail.add("cancelled " + key);
            throw e;
          }
          if (failure != null) throw failure;
          return "v" + key;
        });
  }
}
