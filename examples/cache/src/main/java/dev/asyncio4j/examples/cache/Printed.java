package dev.asyncio4j.examples.cache;

import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.cache.CacheInfo;

/** The loop's time, truth values and counters in the form in which Python prints them. */
final class Printed {
  private Printed() {}

  static double now() {
    return getRunningLoop().time().toMillis() / 1000.0;
  }

  static String python(boolean value) {
    return value ? "True" : "False";
  }

  static String counts(CacheInfo info) {
    return "(%d, %d, %s, %d)"
        .formatted(
            info.hits(),
            info.misses(),
            info.maxsize() == null ? "None" : info.maxsize(),
            info.currsize());
  }
}
