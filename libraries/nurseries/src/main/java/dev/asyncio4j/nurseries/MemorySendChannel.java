package dev.asyncio4j.nurseries;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * The end of a memory channel where items go in.
 *
 * <p><i>Python:</i> trio's {@code MemorySendChannel}.
 *
 * <p><b>Thread and loop:</b> on the turn of one loop.
 *
 * @param <T> the type of the items; null is one, too
 */
public interface MemorySendChannel<T extends @Nullable Object> extends AutoCloseable {
  /**
   * Sends an item; waits while there is neither room nor a task that receives.
   *
   * <p>Tasks that wait are served first come first served.
   *
   * <p><b>Cancellation:</b> a send that is cancelled has not sent. Once the item is taken, the send
   * ends well, and a cancellation comes out of the next await.
   *
   * @param item the item
   * @return the coroutine to await
   * @throws ClosedResourceException when awaited, if this clone is closed, also meanwhile
   * @throws BrokenResourceException when awaited, if nobody can receive any more
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> send(T item);

  /**
   * Sends an item at once, or not at all.
   *
   * @param item the item
   * @throws WouldBlockException if there is neither room nor a task that receives
   * @throws ClosedResourceException if this clone is closed
   * @throws BrokenResourceException if nobody can receive any more
   */
  void sendNowait(T item);

  /**
   * Returns another object for this end, which is closed on its own.
   *
   * <p>The channel ends for its receivers when all are closed.
   *
   * @return the clone
   * @throws ClosedResourceException if this one is closed
   */
  MemorySendChannel<T> clone();

  /** Closes this clone; tasks that wait in it fail at once. Again: nothing happens. */
  @Override
  void close();

  /** {@return the state of the channel} */
  ChannelStatistics statistics();
}
