package dev.asyncio4j.examples.operators;

import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.operators.Indexed;
import dev.asyncio4j.operators.Pair;
import java.util.List;
import java.util.stream.Collectors;

/** Values and times in the form in which Python prints them. */
final class Python {
  private Python() {}

  static String text(Object value) {
    if (value == null) return "None";
    if (value instanceof String text) return "'" + text + "'";
    if (value instanceof Indexed<?> pair) return tuple(List.of(pair.index(), pair.value()));
    if (value instanceof Pair<?, ?> pair)
      return "(" + text(pair.first()) + ", " + text(pair.second()) + ")";
    if (value instanceof List<?> list) return "[" + texts(list) + "]";
    return value.toString();
  }

  static String tuple(List<?> values) {
    return "(" + texts(values) + ")";
  }

  private static String texts(List<?> values) {
    return values.stream().map(Python::text).collect(Collectors.joining(", "));
  }

  /** The loop's time in seconds. */
  static double now() {
    return seconds(getRunningLoop().time().toNanos() / 1e9, 1000);
  }

  /** Seconds, rounded to a hundredth. */
  static double since(double start) {
    return seconds(getRunningLoop().time().toNanos() / 1e9 - start, 100);
  }

  private static double seconds(double seconds, int precision) {
    return Math.round(seconds * precision) / (double) precision;
  }
}
