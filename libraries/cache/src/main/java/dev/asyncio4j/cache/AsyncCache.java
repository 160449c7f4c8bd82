package dev.asyncio4j.cache;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded memory of an asynchronous function: what was used least recently goes first.
 *
 * <p><i>Python:</i> what {@code @alru_cache} makes of a function. Callers of a key at the same time
 * share one run, a task of its own. A failure is never kept.
 *
 * <p><b>Cancellation:</b> of a caller ends its own wait; that of the last one cancels the run.
 *
 * <p><b>Thread and loop:</b> made anywhere; bound to the loop of the first call. Once that is
 * closed, the first call on another loop clears the cache and binds it there.
 *
 * <pre>{@code
 * AsyncCache<String, String> pages = AsyncCache.of(u -> fetch(u));
 * List<String> both = await(gather(pages.get(url), pages.get(url))); // one run
 * System.out.println(pages.info()); // CacheInfo(hits=1, misses=1, maxsize=128, currsize=1)
 * }</pre>
 *
 * @param <K> the type of the keys; null is one
 * @param <V> the type of the values; null is one
 */
public sealed interface AsyncCache<K extends @Nullable Object, V extends @Nullable Object>
    extends CacheControl permits CacheImpl {
  /**
   * Makes a cache of a function, with the default options.
   *
   * @param <K> the type of the keys
   * @param <V> the type of the values
   * @param function any method that returns a coroutine
   * @return the cache
   */
  static <K extends @Nullable Object, V extends @Nullable Object> AsyncCache<K, V> of(
      Function<? super K, Coroutine<V>> function) {
    return of(function, CacheOptions.defaults());
  }

  /**
   * Makes a cache of a function.
   *
   * <p><i>Python:</i> {@code @alru_cache(…)}. For a method of an object it belongs into a field of
   * that object, so that the entries go with it.
   *
   * @param <K> the type of the keys
   * @param <V> the type of the values
   * @param function any method that returns a coroutine
   * @param options size, times, name
   * @return the cache
   */
  static <K extends @Nullable Object, V extends @Nullable Object> AsyncCache<K, V> of(
      Function<? super K, Coroutine<V>> function, CacheOptions options) {
    return CacheImpl.of(function, options);
  }

  /**
   * Makes a cache of a function in direct style.
   *
   * <pre>{@code
   * AsyncCache<String, Integer> lengths =
   *     AsyncCache.ofBody(u -> await(fetch(u)).length(), CacheOptions.defaults());
   * int length = await(lengths.get(url));
   * }</pre>
   *
   * @param <K> the type of the keys
   * @param <V> the type of the values
   * @param loader gives the value of a key; it may await
   * @param options size, times, name
   * @return the cache
   */
  static <K extends @Nullable Object, V extends @Nullable Object> AsyncCache<K, V> ofBody(
      Loader<K, V> loader, CacheOptions options) {
    return CacheImpl.ofBody(loader, options);
  }

  /**
   * Makes a cache of a function without an argument: of one value.
   *
   * @param <V> the type of the value
   * @param function any method that returns a coroutine
   * @param options times, name
   * @return the cache
   */
  static <V extends @Nullable Object> AsyncCache0<V> of0(
      Supplier<Coroutine<V>> function, CacheOptions options) {
    return new Cache0<>(function, options);
  }

  /**
   * Makes a cache of a function with two arguments.
   *
   * @param <A> the type of the first
   * @param <B> the type of the second
   * @param <V> the type of the values
   * @param function any method that returns a coroutine
   * @param options size, times, name
   * @return the cache
   */
  static <A extends @Nullable Object, B extends @Nullable Object, V extends @Nullable Object>
      AsyncCache2<A, B, V> of2(
          BiFunction<? super A, ? super B, Coroutine<V>> function, CacheOptions options) {
    return new Cache2<>(function, options);
  }

  /**
   * Makes a cache of a function with three arguments.
   *
   * @param <A> the type of the first
   * @param <B> the type of the second
   * @param <C> the type of the third
   * @param <V> the type of the values
   * @param function any method that returns a coroutine
   * @param options size, times, name
   * @return the cache
   */
  static <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          V extends @Nullable Object>
      AsyncCache3<A, B, C, V> of3(
          AsyncCache3.Function<? super A, ? super B, ? super C, Coroutine<V>> function,
          CacheOptions options) {
    return new Cache3<>(function, options);
  }

  /**
   * Gives the value of a key: the one that is kept, or that of a run that this call joins or
   * starts.
   *
   * <p><i>Python:</i> the call of the function. The counters change when it is awaited. What is
   * kept is given without suspension.
   *
   * <p><b>Cancellation:</b> ends the wait; the last one who waits cancels the run, and the key is
   * free at once.
   *
   * @param key the key
   * @return its value
   * @throws IllegalStateException when awaited, if the cache is closed, or belongs to another loop
   *     that is open, or if the run of the key would wait for itself
   * @throws dev.asyncio4j.exceptions.CancelledError when awaited, if the run was cancelled
   * @throws RuntimeException when awaited, what the function failed with: the same object to each
   *     who waits, checked or not
   */
  @CheckReturnValue
  Coroutine<V> get(K key);

  /**
   * Gives the value of a key if it is there. Counts nothing, and does not make it the newest.
   *
   * @param key the key
   * @return its value; empty if it is not there, or null
   */
  Optional<V> ifPresent(K key);

  /**
   * Puts a value in, as if a run had just given it. A run under way is not kept.
   *
   * @param key the key
   * @param value its value
   * @throws IllegalStateException if the cache is closed, or belongs to another loop that is open
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  void put(K key, V value);

  /**
   * Gives the values of many keys: those that are not there run at the same time.
   *
   * <p><b>Cancellation:</b> as one who waits for each key. The first failure is passed on at once;
   * the other runs go on, and are kept.
   *
   * @param keys the keys; one that comes twice counts once
   * @return their values, in the order of the keys
   */
  @CheckReturnValue
  Coroutine<Map<K, V>> getAll(Collection<? extends K> keys);

  /**
   * Tells whether there is an entry of a key, or a run of it is under way.
   *
   * <p><i>Python:</i> {@code cache_contains}. Counts nothing, and does not make it the newest.
   *
   * @param key the key
   * @return whether there is
   */
  boolean contains(K key);

  /**
   * Forgets the entry of a key.
   *
   * <p><i>Python:</i> {@code cache_invalidate}. A run under way goes on for those who wait, and is
   * not kept.
   *
   * @param key the key
   * @return whether there was one
   */
  boolean invalidate(K key);

  /**
   * Forgets the entries whose keys are so.
   *
   * @param predicate which keys
   * @return how many there were
   */
  int invalidateIf(Predicate<? super K> predicate);

  /** {@return the keys, the least recently used first; a copy} */
  Set<K> keys();

  /**
   * Returns the function that is cached.
   *
   * <p><i>Python:</i> {@code __wrapped__}.
   *
   * @return the function; one that calls the loader, if it was made of one
   */
  Function<? super K, Coroutine<V>> wrapped();
}
