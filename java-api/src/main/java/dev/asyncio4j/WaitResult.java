package dev.asyncio4j;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Asyncio#wait} gives: every future is in one of the two sets, both in the order given.
 *
 * <p><i>Python:</i> the pair {@code (done, pending)} of {@code asyncio.wait}.
 *
 * @param <T> the type of the futures' results
 * @param done those that are done, also by failure or cancellation; unmodifiable
 * @param pending those that are not done, and go on; unmodifiable
 */
public record WaitResult<T extends @Nullable Object>(Set<Future<T>> done, Set<Future<T>> pending) {}
