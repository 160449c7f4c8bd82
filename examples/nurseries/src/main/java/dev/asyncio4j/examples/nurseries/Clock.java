package dev.asyncio4j.examples.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.VoidBody;
import java.time.Duration;

/** A clock in seconds that begins at 0 and jumps, as trio's {@code MockClock} does. */
final class Clock {
  private static Duration start = Duration.ZERO;

  private Clock() {}

  /** Runs a program in virtual time. */
  static void runVirtually(VoidBody main) {
    run(
        async(
            () -> {
              start = getRunningLoop().time();
              main.run();
            }),
        RunOptions.defaults().virtualTime());
  }

  static double now() {
    return getRunningLoop().time().minus(start).toNanos() / 1e9;
  }

  static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  static Coroutine<Void> pause(double seconds) {
    return sleep(seconds(seconds));
  }

  /** {@return {@code value} as Python prints it} */
  static String py(boolean value) {
    return value ? "True" : "False";
  }

  /** Prints the words with a space between, as Python's {@code print} does. */
  static void print(Object... words) {
    var line = new StringBuilder();
    for (Object word : words) {
      if (line.length() > 0) line.append(' ');
      line.append(word instanceof Boolean truth ? py(truth) : word);
    }
    System.out.println(line);
  }
}
