package dev.asyncio4j.redis;

import java.time.Instant;
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
  /** True for OK; false for nothing. */
  public static final Reply<Boolean> OK = new Reply<>((tree, codec) -> tree != null);

  /** True for a number that is not 0. */
  public static final Reply<Boolean> BOOL = new Reply<>((tree, codec) -> Replies.bool(tree));

  /** A whole number; null if there is none. */
  public static final Reply<Long> LONG = new Reply<>((tree, codec) -> Texts.whole(tree));

  /** A floating number; null if there is none. */
  public static final Reply<Double> DOUBLE = new Reply<>((tree, codec) -> Texts.floating(tree));

  /** Text of the server's own; null if there is none. */
  public static final Reply<String> TEXT =
      new Reply<>((tree, codec) -> tree == null ? null : Texts.text(tree));

  /** The bytes as they are; null if there are none. */
  public static final Reply<byte[]> BYTES = new Reply<>((tree, codec) -> (byte[]) tree);

  /** A list of text of the server's own. */
  public static final Reply<List<String>> TEXTS =
      new Reply<>(
          (tree, codec) -> Replies.list(tree, each -> each == null ? null : Texts.text(each)));

  /** A list of whole numbers. */
  public static final Reply<List<Long>> LONGS =
      new Reply<>((tree, codec) -> Replies.list(tree, Texts::whole));

  /** A list of floating numbers. */
  public static final Reply<List<Double>> DOUBLES =
      new Reply<>((tree, codec) -> Replies.list(tree, Texts::floating));

  /** A list of answers. */
  public static final Reply<List<Boolean>> BOOLS =
      new Reply<>((tree, codec) -> Replies.list(tree, Replies::bool));

  /** Names and what they stand for, in the server's words. */
  public static final Reply<Map<String, Object>> PLAIN_MAP =
      new Reply<>((tree, codec) -> Texts.map(tree));

  /** A list of maps, in the server's words. */
  public static final Reply<List<Map<String, Object>>> PLAIN_MAPS =
      new Reply<>((tree, codec) -> Replies.list(tree, Texts::map));

  /** Any reply in the server's words: text, numbers, lists and maps of these. */
  public static final Reply<Object> PLAIN = new Reply<>((tree, codec) -> Texts.plain(tree));

  /** Lines of {@code name:value}. */
  public static final Reply<Map<String, Object>> INFO =
      new Reply<>((tree, codec) -> Texts.lines(tree));

  /** Lines of {@code name=value …}. */
  public static final Reply<List<Map<String, String>>> CLIENTS =
      new Reply<>((tree, codec) -> Replies.lines(tree));

  /** A line of {@code name=value …}. */
  public static final Reply<Map<String, String>> CLIENT =
      new Reply<>((tree, codec) -> Texts.fields(Texts.text(tree)));

  /** Seconds and microseconds. */
  public static final Reply<Instant> TIME = new Reply<>((tree, codec) -> Replies.time(tree));

  /** Seconds of the Unix epoch. */
  public static final Reply<Instant> EPOCH =
      new Reply<>((tree, codec) -> Instant.ofEpochSecond(Texts.whole(tree)));

  /** A summary of what a group has not acknowledged. */
  public static final Reply<PendingSummary> PENDING =
      new Reply<>((tree, codec) -> StreamReplies.summary(tree));

  /** Entries that consumers have not acknowledged, one by one. */
  public static final Reply<List<PendingEntry>> PENDING_ENTRIES =
      new Reply<>((tree, codec) -> Replies.list(tree, StreamReplies::pending));

  /** Places; null where there is none. */
  public static final Reply<List<GeoPoint>> GEO_POINTS =
      new Reply<>((tree, codec) -> Replies.list(tree, Replies::point));

  /** Nodes of a cluster, by address. */
  public static final Reply<Map<String, ClusterNodeDetails>> CLUSTER_NODES =
      new Reply<>((tree, codec) -> ClusterNodeDetails.read(tree));

  private final BiFunction<@Nullable Object, RedisCodec<?>, T> reader;

  Reply(BiFunction<@Nullable Object, RedisCodec<?>, T> reader) {
    this.reader = reader;
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
    return typed(ReplyKinds.ANY);
  }

  /**
   * Returns a value; null if there is none.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<V> value() {
    return typed(ReplyKinds.VALUE);
  }

  /**
   * Returns a list of values; null where there is none.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<List<V>> values() {
    return typed(ReplyKinds.VALUES);
  }

  /**
   * Returns a set of values, in the server's order.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<Set<V>> set() {
    return typed(ReplyKinds.SET);
  }

  /**
   * Returns fields and values, in the server's order.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<Map<V, V>> map() {
    return typed(ReplyKinds.MAP);
  }

  /**
   * Returns names and how many of each there are, in the server's order.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<Map<V, Long>> counts() {
    return typed(ReplyKinds.COUNTS);
  }

  /**
   * Returns members with scores.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<List<ScoredValue<V>>> scored() {
    return typed(ReplyKinds.SCORED);
  }

  /**
   * Returns a value with its key; null if there was none in time.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<KeyValue<V>> keyValue() {
    return typed(ReplyKinds.KEY_VALUE);
  }

  /**
   * Returns values with their key; null if there were none.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<KeyValues<V>> keyValues() {
    return typed(ReplyKinds.KEY_VALUES);
  }

  /**
   * Returns a member with key and score, as a list of one; null if there was none in time.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<KeyScoredValues<V>> keyScored() {
    return typed(ReplyKinds.KEY_SCORED);
  }

  /**
   * Returns members with key and scores; null if there were none.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<KeyScoredValues<V>> keyScores() {
    return typed(ReplyKinds.KEY_SCORES);
  }

  /**
   * Returns entries of a stream.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<List<StreamEntry<V>>> entries() {
    return typed(ReplyKinds.ENTRIES);
  }

  /**
   * Returns entries of streams, by key; empty if there are none.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<Map<V, List<StreamEntry<V>>>> streams() {
    return typed(ReplyKinds.STREAMS);
  }

  /**
   * Returns claimed entries, and where to go on.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<AutoClaim<V>> claimed() {
    return typed(ReplyKinds.CLAIMED);
  }

  /**
   * Returns a page of values.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<ScanPage<V>> page() {
    return typed(ReplyKinds.SCAN);
  }

  /**
   * Returns a page of fields and values.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<ScanPage<Map.Entry<V, V>>> fieldPage() {
    return typed(ReplyKinds.HSCAN);
  }

  /**
   * Returns a page of members with scores.
   *
   * @param <V> the type of values
   * @return the way to read it
   */
  public static <V> Reply<ScanPage<ScoredValue<V>>> scoredPage() {
    return typed(ReplyKinds.ZSCAN);
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
}
