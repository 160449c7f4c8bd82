package dev.asyncio4j;

import java.util.Set;

/**
 * The result of {@link Asyncio#wait}: every future is in one of the two sets, in the order given.
 *
 * <p><i>Python:</i> the pair {@code (done, pending)} of {@code asyncio.wait}.
 *
 * @param <F> the type of the futures, such as {@code Task<String>}
 * @param done those that are done, also by failure or cancellation; unmodifiable
 * @param pending those that are not done, and go on; unmodifiable
 */
public record WaitResult<F extends Future<?>>(Set<F> done, Set<F> pending) {}
