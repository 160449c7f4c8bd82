package dev.asyncio4j.examples.mongo;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as Python writes them. */
final class Show {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private Show() {}

  /** Prints values with blanks between them: texts as they are, all else as Python's repr. */
  static void say(@Nullable Object... values) {
    System.out.println(
        Arrays.stream(values)
            .map(each -> each instanceof String text ? text : py(each))
            .collect(Collectors.joining(" ")));
  }

  static String py(@Nullable Object value) {
    if (value == null) return "None";
    if (value instanceof Boolean truth) return truth ? "True" : "False";
    if (value instanceof String text) return "'" + text + "'";
    if (value instanceof LocalDateTime time) return TIME.format(time);
    if (value instanceof Map<?, ?> map)
      return map.entrySet().stream()
          .map(each -> py(each.getKey()) + ": " + py(each.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    if (value instanceof Collection<?> list)
      return list.stream().map(Show::py).collect(Collectors.joining(", ", "[", "]"));
    return value.toString();
  }
}
