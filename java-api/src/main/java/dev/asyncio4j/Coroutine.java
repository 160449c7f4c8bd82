package dev.asyncio4j;

import dev.asyncio4j.spi.Engine;
import org.jspecify.annotations.Nullable;

/**
 * One call of an asynchronous function: code that has not run yet, and runs once.
 *
 * <p><i>Python:</i> a coroutine object, the call of an {@code async def}. It runs inline when it is
 * awaited, and beside the caller when it is made a {@link Task}. One that is never awaited never
 * runs.
 *
 * @param <T> the type of its result
 * @see Asyncio#async(Body)
 */
public interface Coroutine<T extends @Nullable Object> extends Awaitable<T> {
  /**
   * Gives this coroutine up: it never runs, and no warning tells that it was never awaited.
   *
   * <p><i>Python:</i> {@code coroutine.close()} of one that has not begun. One that was started is
   * the matter of who awaits it, or of its task: nothing happens to it.
   *
   * <p><b>Thread and loop:</b> by whoever would await it; a loop need not run.
   *
   * <pre>{@code
   * Coroutine<String> page = fetch(url);
   * if (items.isEmpty()) page.close();
   * else System.out.println(await(page));
   * }</pre>
   */
  default void close() {
    Engine.provider().close(this);
  }
}
