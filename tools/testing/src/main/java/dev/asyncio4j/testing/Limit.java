package dev.asyncio4j.testing;

import java.time.Duration;

/** Limits of real time, as text: of an annotation, and of what has no limit of its own. */
final class Limit {
  /** The system property, and configuration parameter of JUnit, of the usual limit. */
  static final String PROPERTY = "asyncio4j.testing.timeout";

  private static final Duration USUAL = Duration.ofSeconds(10);

  private Limit() {}

  /** {@return the limit of what has none of its own} */
  static Duration usual() {
    var text = System.getProperty(PROPERTY);
    return text == null ? USUAL : parse(PROPERTY, text);
  }

  /**
   * Reads a limit.
   *
   * @throws IllegalArgumentException if it is none, with the name of the setting
   */
  static Duration parse(String setting, String text) {
    var number = text.replaceAll("[a-z ]+$", "");
    var unit = text.substring(number.length()).trim();
    try {
      var n = Long.parseLong(number);
      if (n <= 0) throw new NumberFormatException(number);
      return switch (unit) {
        case "ms" -> Duration.ofMillis(n);
        case "s" -> Duration.ofSeconds(n);
        case "m" -> Duration.ofMinutes(n);
        default -> throw new NumberFormatException(unit);
      };
    } catch (NumberFormatException error) {
      throw new IllegalArgumentException(
          setting + " \"" + text + "\": give a number above zero and ms, s or m, such as \"10s\"",
          error);
    }
  }
}
