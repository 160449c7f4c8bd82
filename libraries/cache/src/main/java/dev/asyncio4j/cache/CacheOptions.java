package dev.asyncio4j.cache;

import java.time.Duration;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The options of a cache: how much it keeps, for how long, and who is told of what goes.
 *
 * <p><i>Python:</i> the arguments of {@code alru_cache}, and some more. Immutable: each method
 * returns a copy.
 *
 * <pre>{@code
 * var options = CacheOptions.defaults()
 *     .maxsize(1000)
 *     .timeToLive(Duration.ofMinutes(5))
 *     .jitter(Duration.ofSeconds(30));
 * var pages = AsyncCache.of((String u) -> fetch(u), options);
 * }</pre>
 *
 * @param maxsize how many entries are kept at most; null: any number
 * @param timeToLive how long a value is kept, from the end of its run; null: for ever
 * @param jitter how much longer at most, by chance; null: not at all
 * @param refreshAfter the age at which a value that is asked for is renewed behind; null: never
 * @param name the beginning of the names of runs
 * @param random the source of jitter; null: the thread's own
 * @param onEvict told of what goes by size or age; null: nobody
 */
public record CacheOptions(
    @Nullable Integer maxsize,
    @Nullable Duration timeToLive,
    @Nullable Duration jitter,
    @Nullable Duration refreshAfter,
    String name,
    @Nullable RandomGenerator random,
    @Nullable BiConsumer<Object, Object> onEvict) {
  private static final CacheOptions DEFAULTS =
      new CacheOptions(128, null, null, null, "cache", null, null);

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param maxsize not negative, or null
   * @param timeToLive not negative, or null
   * @param jitter not negative, and null without a time to live
   * @param refreshAfter not negative, or null
   * @param name not null
   * @param random or null
   * @param onEvict or null
   * @throws IllegalArgumentException if a value is out of its range
   */
  public CacheOptions {
    Objects.requireNonNull(name, "name");
    if (maxsize != null && maxsize < 0) {
      throw new IllegalArgumentException(
          "maxsize must not be negative, got " + maxsize + ": use unbounded() for no limit");
    }
    checkTime("timeToLive", timeToLive);
    checkTime("refreshAfter", refreshAfter);
    if (jitter != null && timeToLive == null) {
      throw new IllegalArgumentException(
          "jitter requires ttl to be set, got " + jitter + ": call timeToLive(…) first");
    }
    if (jitter != null && jitter.isNegative()) {
      throw new IllegalArgumentException("jitter must be non-negative, got " + jitter);
    }
  }

  private static void checkTime(String option, @Nullable Duration time) {
    if (time != null && time.isNegative()) {
      throw new IllegalArgumentException(option + " must not be negative, got " + time);
    }
  }

  /**
   * Returns the defaults of async-lru.
   *
   * @return 128 entries, kept for ever
   */
  public static CacheOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a copy of these options with a limit of entries.
   *
   * @param entries how many at most; 0: none is kept, but callers at the same time share a run
   * @return the copy
   * @throws IllegalArgumentException if it is negative
   */
  public CacheOptions maxsize(int entries) {
    return new CacheOptions(entries, timeToLive, jitter, refreshAfter, name, random, onEvict);
  }

  /**
   * Returns a copy of these options without a limit of entries.
   *
   * <p><i>Python:</i> {@code maxsize=None}.
   *
   * @return the copy
   */
  public CacheOptions unbounded() {
    return new CacheOptions(null, timeToLive, jitter, refreshAfter, name, random, onEvict);
  }

  /**
   * Returns a copy of these options with a time to live.
   *
   * <p><i>Python:</i> {@code ttl}.
   *
   * @param time how long a value is kept, from the end of its run
   * @return the copy
   * @throws IllegalArgumentException if it is negative
   */
  public CacheOptions timeToLive(Duration time) {
    Objects.requireNonNull(time, "time");
    return new CacheOptions(maxsize, time, jitter, refreshAfter, name, random, onEvict);
  }

  /**
   * Returns a copy of these options with a spread of the time to live, so that not all values go at
   * once.
   *
   * @param spread up to how much longer a value is kept, by chance
   * @return the copy
   * @throws IllegalArgumentException if it is negative, or there is no time to live
   */
  public CacheOptions jitter(Duration spread) {
    Objects.requireNonNull(spread, "spread");
    return new CacheOptions(maxsize, timeToLive, spread, refreshAfter, name, random, onEvict);
  }

  /**
   * Returns a copy of these options with which old values are renewed behind.
   *
   * <p><i>Python:</i> none. The caller gets the old value at once, and one run renews it. Its
   * failure goes to the loop's exception handler; the old value stays, and is not tried again
   * before as much time has passed.
   *
   * @param age from which age on a value that is asked for is renewed
   * @return the copy
   * @throws IllegalArgumentException if it is negative
   */
  public CacheOptions refreshAfter(Duration age) {
    Objects.requireNonNull(age, "age");
    return new CacheOptions(maxsize, timeToLive, jitter, age, name, random, onEvict);
  }

  /**
   * Returns a copy of these options with a name.
   *
   * @param name runs are called so, with a hyphen and the key
   * @return the copy
   */
  public CacheOptions name(String name) {
    return new CacheOptions(maxsize, timeToLive, jitter, refreshAfter, name, random, onEvict);
  }

  /**
   * Returns a copy of these options with a source of chance.
   *
   * @param source what jitter is drawn from
   * @return the copy
   */
  public CacheOptions random(RandomGenerator source) {
    Objects.requireNonNull(source, "source");
    return new CacheOptions(maxsize, timeToLive, jitter, refreshAfter, name, source, onEvict);
  }

  /**
   * Returns a copy of these options with a listener to what goes because of its age, or for want of
   * room.
   *
   * <p>It is called once the cache has let it go, and may call the cache; it must not await. What
   * it throws goes to the loop's exception handler.
   *
   * @param <K> the type of the keys
   * @param <V> the type of the values
   * @param listener gets the key and the value
   * @return the copy
   */
  @SuppressWarnings("unchecked") // options do not know the types of the cache that they are for
  public <K extends @Nullable Object, V extends @Nullable Object> CacheOptions onEvict(
      BiConsumer<? super K, ? super V> listener) {
    var told = (BiConsumer<Object, Object>) Objects.requireNonNull(listener, "listener");
    return new CacheOptions(maxsize, timeToLive, jitter, refreshAfter, name, random, told);
  }
}
