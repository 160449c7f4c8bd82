package dev.asyncio4j.lowlevel;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import org.jspecify.annotations.Nullable;

/**
 * An object of a module that is awaited as the future that it gives: in each loop one of that loop.
 *
 * <p><i>Python:</i> an object with {@code __await__}. It is taken wherever a future is: by {@code
 * await}, {@code gather}, {@code run} and all others.
 *
 * <p><b>Cancellation:</b> of the task that awaits it cancels the future that it gave.
 *
 * <p><b>Thread and loop:</b> {@link #future} is called on the turn of the loop.
 *
 * <pre>{@code
 * record Page(CompletableFuture<String> text) implements AwaitableObject<String> {
 *   public Future<String> future(EventLoop loop) {
 *     return wrapFuture(text);
 *   }
 * }
 * String text = await(new Page(CompletableFuture.completedFuture("x")));
 * }</pre>
 *
 * @param <T> the type of what awaiting gives
 */
public interface AwaitableObject<T extends @Nullable Object> extends Awaitable<T> {
  /**
   * Returns a future of the same outcome.
   *
   * <p><b>Cancellation:</b> who awaits this object and is cancelled cancels the future.
   *
   * @param loop the loop in which this is awaited
   * @return a future of that loop
   */
  Future<T> future(EventLoop loop);
}
