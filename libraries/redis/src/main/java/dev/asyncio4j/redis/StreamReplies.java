package dev.asyncio4j.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of replies about streams. */
final class StreamReplies {
  private StreamReplies() {}

  private static StreamEntry<@Nullable Object> entry(@Nullable Object tree, RedisCodec<?> codec) {
    var parts = Replies.items(tree);
    if (parts.isEmpty()) return new StreamEntry<>(Texts.text(tree), null);
    var fields = parts.get(1) == null ? null : Replies.map(parts.get(1), codec);
    return new StreamEntry<>(Texts.text(parts.get(0)), fields);
  }

  static List<StreamEntry<@Nullable Object>> entries(@Nullable Object tree, RedisCodec<?> codec) {
    var entries = new ArrayList<StreamEntry<@Nullable Object>>();
    for (var each : Replies.items(tree)) if (each != null) entries.add(entry(each, codec));
    return entries;
  }

  /** Reads a map of RESP3, or a list of pairs. */
  static Map<@Nullable Object, List<StreamEntry<@Nullable Object>>> streams(
      @Nullable Object tree, RedisCodec<?> codec) {
    var streams = new LinkedHashMap<@Nullable Object, List<StreamEntry<@Nullable Object>>>();
    var list = Replies.items(tree);
    if (list instanceof ReplyTree.Pairs) {
      for (int i = 0; i < list.size(); i += 2)
        streams.put(Replies.value(list.get(i), codec), entries(list.get(i + 1), codec));
      return streams;
    }
    for (var each : list) {
      var pair = Replies.items(each);
      streams.put(Replies.value(pair.get(0), codec), entries(pair.get(1), codec));
    }
    return streams;
  }

  static AutoClaim<@Nullable Object> claimed(@Nullable Object tree, RedisCodec<?> codec) {
    var parts = Replies.items(tree);
    var deleted = parts.size() < 3 ? List.<String>of() : Replies.list(parts.get(2), Texts::text);
    return new AutoClaim<>(Texts.text(parts.get(0)), entries(parts.get(1), codec), deleted);
  }

  static PendingSummary summary(@Nullable Object tree) {
    var parts = Replies.items(tree);
    var consumers = new LinkedHashMap<String, Long>();
    for (var each : Replies.items(parts.get(3))) {
      var pair = Replies.items(each);
      consumers.put(Texts.text(pair.get(0)), Texts.whole(pair.get(1)));
    }
    return new PendingSummary(
        Texts.whole(parts.get(0)), textOrNull(parts.get(1)), textOrNull(parts.get(2)), consumers);
  }

  private static @Nullable String textOrNull(@Nullable Object leaf) {
    return leaf == null ? null : Texts.text(leaf);
  }

  static PendingEntry pending(@Nullable Object tree) {
    var parts = Replies.items(tree);
    return new PendingEntry(
        Texts.text(parts.get(0)),
        Texts.text(parts.get(1)),
        Duration.ofMillis(Texts.whole(parts.get(2))),
        Texts.whole(parts.get(3)));
  }
}
