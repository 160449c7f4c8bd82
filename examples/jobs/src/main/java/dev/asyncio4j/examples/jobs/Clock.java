package dev.asyncio4j.examples.jobs;

import static dev.asyncio4j.Asyncio.getRunningLoop;

/** The loop's time in seconds, and truth values, in the form in which Python prints them. */
final class Clock {
  private Clock() {}

  static double now() {
    return getRunningLoop().time().toMillis() / 1000.0;
  }

  static String python(boolean value) {
    return value ? "True" : "False";
  }
}
