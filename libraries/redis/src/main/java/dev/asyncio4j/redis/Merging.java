package dev.asyncio4j.redis;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one reply of what several nodes have answered. */
final class Merging {
  private Merging() {}

  static @Nullable Object merge(CommandSpec spec, List<@Nullable Object> replies) {
    if (replies.size() == 1) return replies.get(0);
    var first = replies.get(0);
    if (first instanceof Long) return replies.stream().mapToLong(Texts::whole).sum();
    if (!(first instanceof List<?>)) return first;
    if (spec.name().endsWith("EXISTS")) return least(replies);
    return spec.name().endsWith("CHANNELS") ? distinct(all(replies)) : all(replies);
  }

  /** Names each only once, in the order of the nodes. */
  private static List<@Nullable Object> distinct(List<@Nullable Object> names) {
    var seen = new HashSet<ByteBuffer>();
    return names.stream().filter(each -> seen.add(ByteBuffer.wrap((byte[]) each))).toList();
  }

  private static List<@Nullable Object> all(List<@Nullable Object> replies) {
    var all = new ArrayList<@Nullable Object>();
    for (var each : replies) all.addAll(Replies.items(each));
    return all;
  }

  /** Tells of each place what all nodes agree on. */
  private static List<@Nullable Object> least(List<@Nullable Object> replies) {
    var least = new ArrayList<@Nullable Object>(Replies.items(replies.get(0)));
    for (var each : replies) {
      var items = Replies.items(each);
      for (int i = 0; i < least.size(); i++)
        least.set(i, Math.min(Texts.whole(least.get(i)), Texts.whole(items.get(i))));
    }
    return least;
  }
}
