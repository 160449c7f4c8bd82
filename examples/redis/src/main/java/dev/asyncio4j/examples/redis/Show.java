package dev.asyncio4j.examples.redis;

import dev.asyncio4j.redis.KeyValue;
import dev.asyncio4j.redis.KeyValues;
import dev.asyncio4j.redis.ScoredValue;
import dev.asyncio4j.redis.StreamEntry;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Neutral text for values, as the originals print them. */
final class Show {
  private Show() {}

  static String show(@Nullable Object value) {
    if (value instanceof byte[] bytes) return "0x" + HexFormat.of().formatHex(bytes);
    if (value instanceof Map<?, ?> map)
      return map.entrySet().stream()
          .map(each -> each.getKey() + ": " + show(each.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    if (value instanceof Collection<?> list)
      return list.stream().map(Show::show).collect(Collectors.joining(", ", "[", "]"));
    if (value instanceof KeyValue<?> pair) return show(List.of(pair.key(), pair.value()));
    if (value instanceof KeyValues<?> several)
      return show(List.of(several.key(), several.values()));
    if (value instanceof ScoredValue<?> scored)
      return show(List.of(scored.value(), scored.score()));
    if (value instanceof StreamEntry<?> entry)
      return show(Arrays.asList(entry.id(), entry.fields()));
    return String.valueOf(value);
  }

  /** Prints neutral texts with blanks between them. */
  static void say(@Nullable Object... values) {
    System.out.println(Arrays.stream(values).map(Show::show).collect(Collectors.joining(" ")));
  }
}
