package dev.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * Anything that {@link Asyncio#await(Awaitable)} takes: a {@link Coroutine}, a {@link Future}, a
 * {@link Task}.
 *
 * <p><i>Python:</i> an awaitable. Only the library makes them: an implementation of your own is
 * refused, but for an {@link dev.asyncio4j.lowlevel.AwaitableObject}. Wrap foreign futures with
 * {@link Asyncio#wrapFuture}.
 *
 * @param <T> the type of what awaiting gives
 */
public interface Awaitable<T extends @Nullable Object> {}
