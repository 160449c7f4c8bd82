package dev.asyncio4j;

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
public interface Coroutine<T extends @Nullable Object> extends Awaitable<T> {}
