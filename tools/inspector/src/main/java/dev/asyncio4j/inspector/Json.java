package dev.asyncio4j.inspector;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the parts of objects that {@link JsonReader} has read; one that is absent is nothing. */
final class Json {
  private Json() {}

  static List<?> list(Map<?, ?> map, String key) {
    return map.get(key) instanceof List<?> list ? list : List.of();
  }

  static long number(Map<?, ?> map, String key) {
    return map.get(key) instanceof Long number ? number : 0;
  }

  static @Nullable Long numberOrNull(Map<?, ?> map, String key) {
    return map.get(key) instanceof Long number ? number : null;
  }

  static String text(Map<?, ?> map, String key) {
    return map.get(key) instanceof String text ? text : "";
  }

  static @Nullable String textOrNull(Map<?, ?> map, String key) {
    return map.get(key) instanceof String text ? text : null;
  }
}
