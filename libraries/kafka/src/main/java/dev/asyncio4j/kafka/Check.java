package dev.asyncio4j.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks of arguments: each gives the value back, or says what is wrong with it. */
final class Check {
  private static final int LONGEST_TOPIC = 249;
  private static final Pattern SERVER = Pattern.compile(".+:\\d{1,5}");

  /** The properties on which this module's own promises rest. */
  private static final Set<String> KEPT =
      Set.of(
          "enable.auto.commit",
          "key.serializer",
          "value.serializer",
          "key.deserializer",
          "value.deserializer");

  private Check() {}

  static Duration positive(Duration value, String name) {
    if (value.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException("%s must be positive, got %s".formatted(name, value));
    }
    return value;
  }

  static int positive(int value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "%s must be a positive Integer, got %d".formatted(name, value));
    }
    return value;
  }

  static long positive(long value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException("%s must be positive, got %d".formatted(name, value));
    }
    return value;
  }

  static Duration notNegative(Duration value, String name) {
    if (value.isNegative()) {
      throw new IllegalArgumentException("%s must not be negative, got %s".formatted(name, value));
    }
    return value;
  }

  static int notNegative(int value, String name) {
    if (value < 0) {
      throw new IllegalArgumentException("%s must not be negative, got %d".formatted(name, value));
    }
    return value;
  }

  static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  static List<String> servers(String... servers) {
    if (servers.length == 0) {
      throw new IllegalArgumentException("bootstrapServers must name a broker, as host:port");
    }
    for (var server : servers) {
      if (!SERVER.matcher(server).matches()) {
        throw new IllegalArgumentException("a broker is host:port, got '%s'".formatted(server));
      }
    }
    return List.of(servers);
  }

  static void property(String key) {
    if (KEPT.contains(key)) {
      throw new IllegalArgumentException(
          "property '%s' is this module's own: use the option of that meaning".formatted(key));
    }
  }

  static Map<String, Object> plus(Map<String, Object> all, String key, Object value) {
    var more = new HashMap<>(all);
    more.put(key, Objects.requireNonNull(value, key));
    return Map.copyOf(more);
  }

  static String topic(String topic) {
    Objects.requireNonNull(topic, "topic");
    if (!isTopic(topic)) {
      throw new IllegalArgumentException(
          "Invalid topic name '%s': letters, digits, '.', '_' and '-', at most 249"
              .formatted(topic));
    }
    return topic;
  }

  /** Looks at each character itself: this is done for every message. */
  private static boolean isTopic(String topic) {
    int length = topic.length();
    if (length == 0 || length > LONGEST_TOPIC) return false;
    for (int i = 0; i < length; i++) {
      char c = topic.charAt(i);
      boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!isLetter && !(c >= '0' && c <= '9') && c != '.' && c != '_' && c != '-') return false;
    }
    return !topic.equals(".") && !topic.equals("..");
  }

  static byte[] bytes(Object value, String what) {
    if (value instanceof byte[] bytes) return bytes;
    throw new IllegalArgumentException(
        "%s must be bytes, got %s: set a serializer, or use ProducerOptions.text()"
            .formatted(what, value.getClass().getName()));
  }
}
