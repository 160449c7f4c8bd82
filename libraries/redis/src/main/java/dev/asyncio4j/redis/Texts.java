package dev.asyncio4j.redis;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts in and out of replies. */
final class Texts {
  private Texts() {}

  static RedisTimeoutException timeout(String text) {
    return new RedisTimeoutException(text, new AsyncTimeoutException(text));
  }

  /** Reads a leaf as text. */
  static String text(@Nullable Object leaf) {
    return leaf instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(leaf);
  }

  /** Reads a tree whose leaves are text of the server's own: names, states, addresses. */
  static @Nullable Object plain(@Nullable Object tree) {
    if (tree instanceof ReplyTree.Pairs pairs) return map(pairs);
    if (tree instanceof byte[]) return text(tree);
    if (!(tree instanceof List<?> list)) return tree;
    var plain = new ArrayList<@Nullable Object>(list.size());
    for (var each : list) plain.add(plain(each));
    return plain;
  }

  /** Reads keys and values, one after the other, as a map. */
  static Map<String, @Nullable Object> map(@Nullable Object tree) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    if (!(tree instanceof List<?> list)) return map;
    for (int i = 0; i + 1 < list.size(); i += 2) map.put(text(list.get(i)), plain(list.get(i + 1)));
    return map;
  }

  /** Reads a number that may come as text. */
  static @Nullable Long whole(@Nullable Object leaf) {
    if (leaf == null) return null;
    if (leaf instanceof Number number) return number.longValue();
    if (leaf instanceof Boolean yes) return yes ? 1L : 0L;
    return Long.parseLong(text(leaf));
  }

  /** Reads a floating number that may come as text. */
  static @Nullable Double floating(@Nullable Object leaf) {
    if (leaf == null) return null;
    if (leaf instanceof Number number) return number.doubleValue();
    var text = text(leaf);
    return switch (text) {
      case "inf", "+inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.valueOf(text);
    };
  }

  /** Reads {@code INFO} and {@code CLUSTER INFO}: lines of {@code name:value}. */
  static Map<String, Object> lines(@Nullable Object tree) {
    var map = new LinkedHashMap<String, Object>();
    for (var line : text(tree).split("\r?\n")) {
      int colon = line.indexOf(':');
      if (colon > 0 && !line.startsWith("#"))
        map.put(line.substring(0, colon), value(line.substring(colon + 1)));
    }
    return map;
  }

  /** Reads {@code keys=3,expires=0} as a map, a number as one, and the rest as text. */
  private static Object value(String text) {
    if (!text.contains(",") || !text.contains("=")) return number(text);
    var map = new LinkedHashMap<String, Object>();
    for (var part : text.split(",")) {
      int equals = part.lastIndexOf('=');
      if (equals < 0) return text;
      map.put(part.substring(0, equals), number(part.substring(equals + 1)));
    }
    return map;
  }

  private static Object number(String text) {
    try {
      return text.indexOf('.') < 0 ? (Object) Long.valueOf(text) : Double.valueOf(text);
    } catch (NumberFormatException e) {
      return text;
    }
  }

  /** Reads a line of {@code name=value}, as {@code CLIENT LIST} has them. */
  static Map<String, String> fields(String line) {
    var map = new LinkedHashMap<String, String>();
    for (var part : line.strip().split(" ")) {
      int equals = part.indexOf('=');
      if (equals > 0) map.put(part.substring(0, equals), part.substring(equals + 1));
    }
    return map;
  }
}
