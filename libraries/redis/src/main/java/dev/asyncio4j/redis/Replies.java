package dev.asyncio4j.redis;

import java.time.Instant;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The shapes of replies, of RESP2 and RESP3 alike. */
final class Replies {
  private Replies() {}

  static boolean bool(@Nullable Object tree) {
    if (tree instanceof Boolean yes) return yes;
    if (tree instanceof Long number) return number != 0;
    return tree != null;
  }

  static List<?> items(@Nullable Object tree) {
    return tree instanceof List<?> list ? list : List.of();
  }

  static <T extends @Nullable Object> List<T> list(
      @Nullable Object tree, Function<@Nullable Object, T> item) {
    var list = new ArrayList<T>(items(tree).size());
    for (var each : items(tree)) list.add(item.apply(each));
    return list;
  }

  static @Nullable Object value(@Nullable Object leaf, RedisCodec<?> codec) {
    if (leaf instanceof byte[] bytes) return codec.decode(bytes);
    if (leaf instanceof RedisException error) throw error;
    return leaf;
  }

  /** Reads whatever it is. */
  static @Nullable Object any(@Nullable Object tree, RedisCodec<?> codec) {
    if (tree instanceof ReplyTree.Pairs pairs) {
      var map = new LinkedHashMap<@Nullable Object, @Nullable Object>();
      for (int i = 0; i < pairs.size(); i += 2)
        map.put(any(pairs.get(i), codec), any(pairs.get(i + 1), codec));
      return map;
    }
    return tree instanceof List<?> ? list(tree, each -> any(each, codec)) : value(tree, codec);
  }

  static List<@Nullable Object> values(@Nullable Object tree, RedisCodec<?> codec) {
    if (tree != null && !(tree instanceof List<?>)) {
      var one = new ArrayList<@Nullable Object>();
      one.add(value(tree, codec));
      return one;
    }
    return list(tree, each -> value(each, codec));
  }

  static Set<@Nullable Object> set(@Nullable Object tree, RedisCodec<?> codec) {
    return new LinkedHashSet<>(values(tree, codec));
  }

  static Map<@Nullable Object, @Nullable Object> map(@Nullable Object tree, RedisCodec<?> codec) {
    var map = new LinkedHashMap<@Nullable Object, @Nullable Object>();
    for (var each : fields(tree, codec)) map.put(each.getKey(), each.getValue());
    return map;
  }

  /** Reads names and numbers; those of several nodes are added up. */
  static Map<@Nullable Object, Long> counts(@Nullable Object tree, RedisCodec<?> codec) {
    var counts = new LinkedHashMap<@Nullable Object, Long>();
    for (var each : fields(tree, codec))
      counts.merge(each.getKey(), Texts.whole(each.getValue()), Long::sum);
    return counts;
  }

  private static List<Map.Entry<@Nullable Object, @Nullable Object>> fields(
      @Nullable Object tree, RedisCodec<?> codec) {
    var fields = new ArrayList<Map.Entry<@Nullable Object, @Nullable Object>>();
    var flat = flat(tree);
    for (int i = 0; i + 1 < flat.size(); i += 2)
      fields.add(
          new SimpleImmutableEntry<>(value(flat.get(i), codec), value(flat.get(i + 1), codec)));
    return fields;
  }

  /** Puts pairs, which RESP3 nests, one after the other. */
  private static List<?> flat(@Nullable Object tree) {
    var list = items(tree);
    if (list.isEmpty() || !(list.get(0) instanceof List<?>)) return list;
    var flat = new ArrayList<@Nullable Object>(2 * list.size());
    for (var pair : list) flat.addAll(items(pair));
    return flat;
  }

  static List<ScoredValue<@Nullable Object>> scored(@Nullable Object tree, RedisCodec<?> codec) {
    var flat = flat(tree);
    var scored = new ArrayList<ScoredValue<@Nullable Object>>(flat.size() / 2);
    for (int i = 0; i + 1 < flat.size(); i += 2)
      scored.add(new ScoredValue<>(value(flat.get(i), codec), Texts.floating(flat.get(i + 1))));
    return scored;
  }

  static @Nullable KeyValue<@Nullable Object> keyValue(@Nullable Object tree, RedisCodec<?> codec) {
    var list = items(tree);
    return list.isEmpty()
        ? null
        : new KeyValue<>(value(list.get(0), codec), value(list.get(1), codec));
  }

  static @Nullable KeyValues<@Nullable Object> keyValues(
      @Nullable Object tree, RedisCodec<?> codec) {
    var list = items(tree);
    return list.isEmpty()
        ? null
        : new KeyValues<>(value(list.get(0), codec), values(list.get(1), codec));
  }

  static @Nullable KeyScoredValues<@Nullable Object> keyScored(
      @Nullable Object tree, RedisCodec<?> codec) {
    var list = items(tree);
    if (list.isEmpty()) return null;
    return new KeyScoredValues<>(value(list.get(0), codec), scored(list.subList(1, 3), codec));
  }

  static @Nullable KeyScoredValues<@Nullable Object> keyScores(
      @Nullable Object tree, RedisCodec<?> codec) {
    var list = items(tree);
    return list.isEmpty()
        ? null
        : new KeyScoredValues<>(value(list.get(0), codec), scored(list.get(1), codec));
  }

  private static long cursor(@Nullable Object tree) {
    return Long.parseUnsignedLong(Texts.text(items(tree).get(0)));
  }

  static ScanPage<@Nullable Object> page(@Nullable Object tree, RedisCodec<?> codec) {
    return new ScanPage<>(cursor(tree), values(items(tree).get(1), codec));
  }

  static ScanPage<Map.Entry<@Nullable Object, @Nullable Object>> fieldPage(
      @Nullable Object tree, RedisCodec<?> codec) {
    return new ScanPage<>(cursor(tree), fields(items(tree).get(1), codec));
  }

  static ScanPage<ScoredValue<@Nullable Object>> scoredPage(
      @Nullable Object tree, RedisCodec<?> codec) {
    return new ScanPage<>(cursor(tree), scored(items(tree).get(1), codec));
  }

  static List<Map<String, String>> lines(@Nullable Object tree) {
    return Texts.text(tree).lines().filter(line -> !line.isBlank()).map(Texts::fields).toList();
  }

  static Instant time(@Nullable Object tree) {
    var list = items(tree);
    return Instant.ofEpochSecond(Texts.whole(list.get(0)), Texts.whole(list.get(1)) * 1000);
  }

  static @Nullable GeoPoint point(@Nullable Object tree) {
    var list = items(tree);
    return list.isEmpty()
        ? null
        : new GeoPoint(Texts.floating(list.get(0)), Texts.floating(list.get(1)));
  }

  @SuppressWarnings("unchecked") // the codec of the client that reads has the type of its values
  static <V> List<GeoResult<V>> geo(
      @Nullable Object tree, RedisCodec<?> codec, Set<GeoPart> asked) {
    return list(
        tree,
        each -> {
          var parts = each instanceof List<?> list ? list : List.of(each);
          int next = 1;
          var distance =
              asked.contains(GeoPart.DISTANCE) ? Texts.floating(parts.get(next++)) : null;
          var hash = asked.contains(GeoPart.HASH) ? Texts.whole(parts.get(next++)) : null;
          var point = asked.contains(GeoPart.POINT) ? point(parts.get(next)) : null;
          return new GeoResult<>((V) value(parts.get(0), codec), distance, hash, point);
        });
  }
}
