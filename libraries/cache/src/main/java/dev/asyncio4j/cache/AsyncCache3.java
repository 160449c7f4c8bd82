package dev.asyncio4j.cache;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bounded memory of an asynchronous function with three arguments.
 *
 * <p>As {@link AsyncCache}, whose methods say more.
 *
 * <p><b>Cancellation:</b> of a caller ends its own wait; that of the last one cancels the run.
 *
 * <pre>{@code
 * AsyncCache3<String, Integer, Boolean, String> parts =
 *     AsyncCache.of3((site, part, raw) -> fetch(site + part + raw), CacheOptions.defaults());
 * System.out.println(await(parts.get(url, 1, true)));
 * }</pre>
 *
 * @param <A> the type of the first argument
 * @param <B> the type of the second
 * @param <C> the type of the third
 * @param <V> the type of the values
 */
public sealed interface AsyncCache3<
        A extends @Nullable Object,
        B extends @Nullable Object,
        C extends @Nullable Object,
        V extends @Nullable Object>
    extends CacheControl permits Cache3 {
  /**
   * The arguments of a call.
   *
   * @param first the first argument
   * @param second the second
   * @param third the third
   * @param <A> the type of the first
   * @param <B> the type of the second
   * @param <C> the type of the third
   */
  record Key<A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>(
      A first, B second, C third) {}

  /**
   * A function of three arguments.
   *
   * @param <A> the type of the first
   * @param <B> the type of the second
   * @param <C> the type of the third
   * @param <R> the type of its result
   */
  @FunctionalInterface
  interface Function<
      A extends @Nullable Object,
      B extends @Nullable Object,
      C extends @Nullable Object,
      R extends @Nullable Object> {
    /**
     * Calls the function.
     *
     * @param first the first argument
     * @param second the second
     * @param third the third
     * @return its result
     */
    R apply(A first, B second, C third);
  }

  /**
   * A question about three arguments.
   *
   * @param <A> the type of the first
   * @param <B> the type of the second
   * @param <C> the type of the third
   */
  @FunctionalInterface
  interface Predicate<
      A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object> {
    /**
     * Answers the question.
     *
     * @param first the first argument
     * @param second the second
     * @param third the third
     * @return whether it is so
     */
    boolean test(A first, B second, C third);
  }

  /**
   * Gives the value of three arguments.
   *
   * @param first the first argument
   * @param second the second
   * @param third the third
   * @return the value
   * @see AsyncCache#get
   */
  @CheckReturnValue
  Coroutine<V> get(A first, B second, C third);

  /**
   * Gives the value of three arguments if it is there.
   *
   * @param first the first argument
   * @param second the second
   * @param third the third
   * @return the value
   * @see AsyncCache#ifPresent
   */
  Optional<V> ifPresent(A first, B second, C third);

  /**
   * Puts a value in.
   *
   * @param first the first argument
   * @param second the second
   * @param third the third
   * @param value the value
   * @see AsyncCache#put
   */
  void put(A first, B second, C third, V value);

  /**
   * Gives the values of many calls.
   *
   * @param keys their arguments
   * @return the values
   * @see AsyncCache#getAll
   */
  @CheckReturnValue
  Coroutine<Map<Key<A, B, C>, V>> getAll(Collection<? extends Key<A, B, C>> keys);

  /**
   * Tells whether there is an entry.
   *
   * @param first the first argument
   * @param second the second
   * @param third the third
   * @return whether there is
   * @see AsyncCache#contains
   */
  boolean contains(A first, B second, C third);

  /**
   * Forgets an entry.
   *
   * @param first the first argument
   * @param second the second
   * @param third the third
   * @return whether there was one
   * @see AsyncCache#invalidate
   */
  boolean invalidate(A first, B second, C third);

  /**
   * Forgets the entries whose arguments are so.
   *
   * @param predicate which arguments
   * @return how many there were
   */
  int invalidateIf(Predicate<? super A, ? super B, ? super C> predicate);

  /** {@return the arguments, the least recently used first; a copy} */
  Set<Key<A, B, C>> keys();

  /** {@return the function that is cached} */
  Function<? super A, ? super B, ? super C, Coroutine<V>> wrapped();
}
