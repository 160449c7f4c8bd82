package dev.asyncio4j.cache;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A memory of an asynchronous function without an argument: of one value.
 *
 * <p>As {@link AsyncCache}, whose methods say more.
 *
 * <p><b>Cancellation:</b> of a caller ends its own wait; that of the last one cancels the run.
 *
 * <pre>{@code
 * var options = CacheOptions.defaults().timeToLive(Duration.ofHours(1));
 * AsyncCache0<String> token = AsyncCache.of0(() -> fetch(url), options);
 * System.out.println(await(token.get()));
 * }</pre>
 *
 * @param <V> the type of the value
 */
public sealed interface AsyncCache0<V extends @Nullable Object> extends CacheControl
    permits Cache0 {
  /**
   * Gives the value.
   *
   * @return the value
   * @see AsyncCache#get
   */
  @CheckReturnValue
  Coroutine<V> get();

  /**
   * Gives the value if it is there.
   *
   * @return the value
   * @see AsyncCache#ifPresent
   */
  Optional<V> ifPresent();

  /**
   * Puts a value in.
   *
   * @param value the value
   * @see AsyncCache#put
   */
  void put(V value);

  /** {@return whether it is there, or a run of it is under way} */
  boolean contains();

  /**
   * Forgets the value.
   *
   * @return whether there was one
   * @see AsyncCache#invalidate
   */
  boolean invalidate();

  /** {@return the function that is cached} */
  Supplier<Coroutine<V>> wrapped();
}
