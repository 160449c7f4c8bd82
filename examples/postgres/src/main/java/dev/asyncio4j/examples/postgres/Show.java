package dev.asyncio4j.examples.postgres;

import dev.asyncio4j.postgres.PgInterval;
import dev.asyncio4j.postgres.PgRange;
import dev.asyncio4j.postgres.PgRecord;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Neutral text for values, so that the programs print what their Python originals print. */
final class Show {
  /** The server that the programs connect to. */
  static String dsn() {
    return System.getProperty("postgres.dsn", String.valueOf(System.getenv("PG_DSN")));
  }

  private Show() {}

  static String show(@Nullable Object value) {
    if (value instanceof byte[] bytes) return "0x" + HexFormat.of().formatHex(bytes);
    if (value instanceof PgInterval interval)
      return interval.toDuration().dividedBy(Duration.ofNanos(1000)) + "us";
    if (value instanceof Map<?, ?> map)
      return map.entrySet().stream()
          .map(each -> each.getKey() + ": " + show(each.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    if (value instanceof PgRecord row)
      return row.items().stream()
          .map(each -> each.getKey() + "=" + show(each.getValue()))
          .collect(Collectors.joining(", ", "(", ")"));
    if (value instanceof Object[] array) return show(Arrays.asList(array));
    if (value instanceof List<?> list)
      return list.stream().map(Show::show).collect(Collectors.joining(", ", "[", "]"));
    if (value instanceof PgRange<?> range && !range.isEmpty())
      return (range.lowerInclusive() ? "[" : "(")
          + show(range.lower())
          + ","
          + show(range.upper())
          + (range.upperInclusive() ? "]" : ")");
    return String.valueOf(value);
  }

  static void say(@Nullable Object... values) {
    System.out.println(Arrays.stream(values).map(Show::show).collect(Collectors.joining(" ")));
  }

  /** The name that the exception has in Python. */
  static String name(Throwable error) {
    return error.getClass().getSimpleName().replaceAll("Exception$", "Error");
  }

  static String orBlank(@Nullable String text) {
    return text == null ? "" : text;
  }
}
