package dev.asyncio4j.zeromq.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call that came.
 *
 * @param envelope the parts before the name
 * @param name with dots between namespaces
 * @param args by position
 * @param named by name
 */
record Request(
    List<byte[]> envelope,
    String name,
    List<@Nullable Object> args,
    Map<String, @Nullable Object> named) {
  /**
   * Reads the last three parts of a message.
   *
   * @param before number of parts before them; -1: any number
   */
  @SuppressWarnings("unchecked") // each key is looked at
  static Request read(List<byte[]> parts, int before, List<Translator<?>> translators) {
    int at = parts.size() - 3;
    if (at < 0 || before >= 0 && at != before) {
      throw new IllegalArgumentException(parts.size() + " parts");
    }
    var args = unpacked(parts.get(at + 1), translators);
    var named = unpacked(parts.get(at + 2), translators);
    for (var key : ((Map<?, ?>) named).keySet()) Objects.requireNonNull((String) key);
    return new Request(
        parts.subList(0, at),
        new String(parts.get(at), UTF_8),
        (List<@Nullable Object>) args,
        (Map<String, @Nullable Object>) named);
  }

  private static Object unpacked(byte[] data, List<Translator<?>> translators) {
    return Objects.requireNonNull(Unpacker.unpack(data, translators), "arguments");
  }
}
