package dev.asyncio4j.conformance;

import dev.asyncio4j.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/** Values as Python prints them. */
final class Values {
  private Values() {}

  static String text(Object value) {
    if (value == null) return "None";
    if (value instanceof Boolean flag) return flag ? "True" : "False";
    if (value instanceof Outcome.Success<?> success) return text(success.value());
    if (value instanceof Outcome.Failure<?> failure) return Errors.text(failure.error());
    if (value instanceof Outcome.Cancelled<?> cancelled) return Errors.text(cancelled.error());
    if (value instanceof List<?> list) {
      return list.stream().map(Values::text).collect(Collectors.joining(", ", "[", "]"));
    }
    return value.toString();
  }
}
