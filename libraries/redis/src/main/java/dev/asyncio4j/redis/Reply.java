package dev.asyncio4j.redis;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A way to read a reply: what the typed commands return, and {@code call} for others.
 *
 * <p><i>Python:</i> a response callback.
 *
 * <pre>{@code
 * try (var redis = Redis.fromUrl(url)) {
 *   long size = await(redis.call(Reply.LONG, "DBSIZE"));
 * }
 * }</pre>
 *
 * @param <T> the type of the result
 */
public final class Reply<T extends @Nullable Object> {
  private static final Map<String, Reply<?>> NAMED = new HashMap<>();

  /** True for OK; false for nothing. */
  public static final Reply<Boolean> OK = named("OK", (tree, codec) -> tree != null);

  /** True for a number that is not 0. */
  public static final Reply<Boolean> BOOL = named("BOOL", (tree, codec) -> Replies.bool(tree));

  /** A whole number; null if there is none. */
  public static final Reply<Long> LONG = named("LONG", (tree, codec) -> Texts.whole(tree));

  /** A floating number; null if there is none. */
  public static final Reply<Double> DOUBLE = named("DOUBLE", (tree, codec) -> Texts.floating(tree));

  /** Text of the server's own; null if there is none. */
  public static final Reply<String> TEXT =
      named("TEXT", (tree, codec) -> tree == null ? null : Texts.text(tree));

  /** The bytes as they are; null if there are none. */
  public static final Reply<byte[]> BYTES = named("BYTES", (tree, codec) -> (byte[]) tree);

  /** A list of text of the server's own. */
  public static final Reply<List<String>> TEXTS =
      named(
          "TEXTS",
          (tree, codec) -> Replies.list(tree, each -> each == null ? null : Texts.text(each)));

  /** A list of whole numbers. */
  public static final Reply<List<Long>> LONGS =
      named("LONGS", (tree, codec) -> Replies.list(tree, Texts::whole));

  /** A list of floating numbers. */
  public static final Reply<List<Double>> DOUBLES =
      named("DOUBLES", (tree, codec) -> Replies.list(tree, Texts::floating));

  /** A list of answers. */
  public static final Reply<List<Boolean>> BOOLS =
      named("BOOLS", (tree, codec) -> Replies.list(tree, Replies::bool));

  /** Names and what they stand for, in the server's words. */
  public static final Reply<Map<String, Object>> PLAIN_MAP =
      named("PLAIN_MAP", (tree, codec) -> Texts.map(tree));

  /** A list of maps, in the server's words. */
  public static final Reply<List<Map<String, Object>>> PLAIN_MAPS =
      named("PLAIN_MAPS", (tree, codec) -> Replies.list(tree, Texts::map));

  /** Any reply in the server's words: text, numbers, lists and maps of these. */
  public static final Reply<Object> PLAIN = named("PLAIN", (tree, codec) -> Texts.plain(tree));

  /** Lines of {@code name:value}. */
  public static final Reply<Map<String, Object>> INFO =
      named("INFO", (tree, codec) -> Texts.lines(tree));

  /** Lines of {@code name=value …}. */
  public static final Reply<List<Map<String, String>>> CLIENTS =
      named("CLIENTS", (tree, codec) -> Replies.lines(tree));

  /** A line of {@code name=value …}. */
  public static final Reply<Map<String, String>> CLIENT =
      named("CLIENT", (tree, codec) -> Texts.fields(Texts.text(tree)));

  /** Seconds and microseconds. */
  public static final Reply<Instant> TIME = named("TIME", (tree, codec) -> Replies.time(tree));

  /** Seconds of the Unix epoch. */
  public static final Reply<Instant> EPOCH =
      named("EPOCH", (tree, codec) -> Instant.ofEpochSecond(Texts.whole(tree)));

  /** A summary of what a group has not acknowledged. */
  public static final Reply<PendingSummary> PENDING =
      named("PENDING", (tree, codec) -> StreamReplies.summary(tree));

  /** Entries that consumers have not acknowledged, one by one. */
  public static final Reply<List<PendingEntry>> PENDING_ENTRIES =
      named("PENDING_ENTRIES", (tree, codec) -> Replies.list(tree, StreamReplies::pending));

  /** Places; null where there is none. */
  public static final Reply<List<GeoPoint>> GEO_POINTS =
      named("GEO_POINTS", (tree, codec) -> Replies.list(tree, Replies::point));

  private static final Reply<?> ANY = named("ANY", Replies::any);
  private static final Reply<?> VALUE = named("VALUE", Replies::value);
  private static final Reply<?> VALUES = named("VALUES", Replies::values);
  private static final Reply<?> SET = named("SET", Replies::set);
  private static final Reply<?> MAP = named("MAP", Replies::map);
  private static final Reply<?> SCORED = named("SCORED", Replies::scored);
  private static final Reply<?> KEY_VALUE = named("KEY_VALUE", Replies::keyValue);
  private static final Reply<?> KEY_VALUES = named("KEY_VALUES", Replies::keyValues);
  private static final Reply<?> KEY_SCORED = named("KEY_SCORED", Replies::keyScored);
  private static final Reply<?> KEY_SCORES = named("KEY_SCORES", Replies::keyScores);
  private static final Reply<?> ENTRIES = named("ENTRIES", StreamReplies::entries);
  private static final Reply<?> STREAMS = named("STREAMS", StreamReplies::streams);
  private static final Reply<?> CLAIMED = named("CLAIMED", StreamReplies::claimed);
  private static final Reply<?> SCAN = named("SCAN", Replies::page);
  private static final Reply<?> HSCAN = named("HSCAN", Replies::fieldPage);
  private static final Reply<?> ZSCAN = named("ZSCAN", Replies::scoredPage);

  private final BiFunction<@Nullable Object, RedisCodec<?>, T> reader;

  private Reply(BiFunction<@Nullable Object, RedisCodec<?>, T> reader) {
    this.reader = reader;
  }

  private static <T extends @Nullable Object> Reply<T> named(
      String name, BiFunction<@Nullable Object, RedisCodec<?>, T> reader) {
    var reply = new Reply<T>(reader);
    NAMED.put(name, reply);
    return reply;
  }

  /** {@return the way to read the replies of a command, as the table has it} */
  static Reply<?> of(String name) {
    return NAMED.getOrDefault(name, ANY);
  }

  @SuppressWarnings("unchecked") // the codec of the client that reads has the type of its values
  private static <T extends @Nullable Object> Reply<T> typed(Reply<?> reply) {
    return (Reply<T>) reply;
  }

  /**
   * Returns whatever it is: values, numbers, lists and maps.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<V> any() {
    return typed(ANY);
  }

  /**
   * Returns a value; null if there is none.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<V> value() {
    return typed(VALUE);
  }

  /**
   * Returns a list of values; null where there is none.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<List<V>> values() {
    return typed(VALUES);
  }

  /**
   * Returns a set of values, in the server's order.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<Set<V>> set() {
    return typed(SET);
  }

  /**
   * Returns fields and values, in the server's order.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<Map<V, V>> map() {
    return typed(MAP);
  }

  /**
   * Returns members with scores.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<List<ScoredValue<V>>> scored() {
    return typed(SCORED);
  }

  /**
   * Returns a value with its key; null if there was none in time.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<KeyValue<V>> keyValue() {
    return typed(KEY_VALUE);
  }

  /**
   * Returns values with their key; null if there were none.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<KeyValues<V>> keyValues() {
    return typed(KEY_VALUES);
  }

  /**
   * Returns a member with key and score, as a list of one; null if there was none in time.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<KeyScoredValues<V>> keyScored() {
    return typed(KEY_SCORED);
  }

  /**
   * Returns members with key and scores; null if there were none.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<KeyScoredValues<V>> keyScores() {
    return typed(KEY_SCORES);
  }

  /**
   * Returns entries of a stream.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<List<StreamEntry<V>>> entries() {
    return typed(ENTRIES);
  }

  /**
   * Returns entries of streams, by key; empty if there are none.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<Map<V, List<StreamEntry<V>>>> streams() {
    return typed(STREAMS);
  }

  /**
   * Returns claimed entries, and where to go on.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<AutoClaim<V>> claimed() {
    return typed(CLAIMED);
  }

  /**
   * Returns a page of values.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<ScanPage<V>> page() {
    return typed(SCAN);
  }

  /**
   * Returns a page of fields and values.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<ScanPage<Map.Entry<V, V>>> fieldPage() {
    return typed(HSCAN);
  }

  /**
   * Returns a page of members with scores.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<ScanPage<ScoredValue<V>>> scoredPage() {
    return typed(ZSCAN);
  }

  static <V> Reply<List<GeoResult<V>>> geo(List<GeoPart> asked) {
    return new Reply<>((tree, codec) -> Replies.geo(tree, codec, Set.copyOf(asked)));
  }

  T read(String command, @Nullable Object tree, RedisCodec<?> codec) {
    try {
      return reader.apply(tree, codec);
    } catch (RedisException e) {
      throw e;
    } catch (RuntimeException e) { // of the codec, or a reply of another shape
      throw new DataException(
          "the reply of %s cannot be read: %s".formatted(command, e.getMessage()), e);
    }
  }

  static Set<String> names() {
    return NAMED.keySet();
  }
}
