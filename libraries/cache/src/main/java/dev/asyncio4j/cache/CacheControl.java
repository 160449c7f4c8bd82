package dev.asyncio4j.cache;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * The methods that caches have in common, whatever number of arguments their functions take.
 *
 * <p><b>Thread and loop:</b> see {@link AsyncCache}.
 */
public sealed interface CacheControl extends AutoCloseable
    permits AsyncCache, AsyncCache0, AsyncCache2, AsyncCache3 {
  /**
   * Forgets all entries, and sets the counters to zero.
   *
   * <p><i>Python:</i> {@code cache_clear}. Runs go on for those who wait, and are not kept.
   */
  void clear();

  /** {@return the counters; entries that are too old do not count} */
  CacheInfo info();

  /** {@return the options that it was made with} */
  CacheOptions parameters();

  /**
   * Takes no calls any more, and waits for the runs that are under way.
   *
   * <p><i>Python:</i> {@code cache_close(wait=…)}. Their values and failures go to those who wait.
   * The second call waits, too, for what is left.
   *
   * <p><b>Cancellation:</b> ends the wait: the cache is closed all the same.
   *
   * @param wait whether the runs go on to their ends; else they are cancelled
   * @return ends when no run is left
   * @throws IllegalStateException when awaited in a run of its own
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> closeAsync(boolean wait);

  /**
   * Takes no calls any more, and cancels the runs that are under way.
   *
   * <p>In a coroutine it waits for their ends, as {@code closeAsync(false)} does.
   *
   * @throws IllegalStateException in a run of its own
   */
  @Override
  void close();

  /** {@return whether it was closed} */
  boolean closed();
}
