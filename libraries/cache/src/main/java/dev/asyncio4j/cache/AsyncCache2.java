package dev.asyncio4j.cache;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A bounded memory of an asynchronous function with two arguments.
 *
 * <p>As {@link AsyncCache}, whose methods say more.
 *
 * <p><b>Cancellation:</b> of a caller ends its own wait; that of the last one cancels the run.
 *
 * <pre>{@code
 * AsyncCache2<String, Integer, String> parts =
 *     AsyncCache.of2((site, part) -> fetch(site + "/" + part), CacheOptions.defaults());
 * System.out.println(await(parts.get(url, 1)));
 * }</pre>
 *
 * @param <A> the type of the first argument
 * @param <B> the type of the second
 * @param <V> the type of the values
 */
public sealed interface AsyncCache2<
        A extends @Nullable Object, B extends @Nullable Object, V extends @Nullable Object>
    extends CacheControl permits Cache2 {
  /**
   * The arguments of a call.
   *
   * @param first the first argument
   * @param second the second
   * @param <A> the type of the first
   * @param <B> the type of the second
   */
  record Key<A extends @Nullable Object, B extends @Nullable Object>(A first, B second) {}

  /**
   * Gives the value of two arguments.
   *
   * @param first the first argument
   * @param second the second
   * @return the value
   * @see AsyncCache#get
   */
  @CheckReturnValue
  Coroutine<V> get(A first, B second);

  /**
   * Gives the value of two arguments if it is there.
   *
   * @param first the first argument
   * @param second the second
   * @return the value
   * @see AsyncCache#ifPresent
   */
  Optional<V> ifPresent(A first, B second);

  /**
   * Puts a value in.
   *
   * @param first the first argument
   * @param second the second
   * @param value the value
   * @see AsyncCache#put
   */
  void put(A first, B second, V value);

  /**
   * Gives the values of many calls.
   *
   * @param keys their arguments
   * @return the values
   * @see AsyncCache#getAll
   */
  @CheckReturnValue
  Coroutine<Map<Key<A, B>, V>> getAll(Collection<? extends Key<A, B>> keys);

  /**
   * Tells whether there is an entry.
   *
   * @param first the first argument
   * @param second the second
   * @return whether there is
   * @see AsyncCache#contains
   */
  boolean contains(A first, B second);

  /**
   * Forgets an entry.
   *
   * @param first the first argument
   * @param second the second
   * @return whether there was one
   * @see AsyncCache#invalidate
   */
  boolean invalidate(A first, B second);

  /**
   * Forgets the entries whose arguments are so.
   *
   * @param predicate which arguments
   * @return how many there were
   */
  int invalidateIf(BiPredicate<? super A, ? super B> predicate);

  /** {@return the arguments, the least recently used first; a copy} */
  Set<Key<A, B>> keys();

  /** {@return the function that is cached} */
  BiFunction<? super A, ? super B, Coroutine<V>> wrapped();
}
