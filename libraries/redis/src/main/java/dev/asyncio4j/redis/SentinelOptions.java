package dev.asyncio4j.redis;

import java.util.function.Consumer;

/**
 * The options of a client of sentinels.
 *
 * <p><i>Python:</i> the arguments of {@code Sentinel}. Immutable: each method returns a copy.
 *
 * <pre>{@code
 * var options = SentinelOptions.defaults().minOtherSentinels(1);
 * }</pre>
 */
public final class SentinelOptions {
  private static final SentinelOptions DEFAULTS = new SentinelOptions();

  private int minOtherSentinels = 0;
  private RedisOptions sentinel =
      RedisOptions.defaults().retry(RetryPolicy.none()).libraryName(null);
  private RedisOptions redis = RedisOptions.defaults();

  private SentinelOptions() {}

  private SentinelOptions with(Consumer<SentinelOptions> change) {
    var copy = new SentinelOptions();
    copy.minOtherSentinels = minOtherSentinels;
    copy.sentinel = sentinel;
    copy.redis = redis;
    change.accept(copy);
    return copy;
  }

  /** {@return the defaults} */
  public static SentinelOptions defaults() {
    return DEFAULTS;
  }

  /** {@return how many other sentinels one must know to be believed} */
  public int minOtherSentinels() {
    return minOtherSentinels;
  }

  /**
   * Sets how many other sentinels one must know to be believed.
   *
   * @param minOtherSentinels how many other sentinels one must know to be believed
   * @return a changed copy
   */
  public SentinelOptions minOtherSentinels(int minOtherSentinels) {
    return with(copy -> copy.minOtherSentinels = minOtherSentinels);
  }

  /** {@return the options of the connections to sentinels; host and port do not count} */
  public RedisOptions sentinel() {
    return sentinel;
  }

  /**
   * Sets the options of the connections to sentinels.
   *
   * @param sentinel the options of the connections to sentinels; host and port do not count
   * @return a changed copy
   */
  public SentinelOptions sentinel(RedisOptions sentinel) {
    return with(copy -> copy.sentinel = sentinel);
  }

  /** {@return the options of the connections to the servers; host and port do not count} */
  public RedisOptions redis() {
    return redis;
  }

  /**
   * Sets the options of the connections to the servers.
   *
   * @param redis the options of the connections to the servers; host and port do not count
   * @return a changed copy
   */
  public SentinelOptions redis(RedisOptions redis) {
    return with(copy -> copy.redis = redis);
  }
}
