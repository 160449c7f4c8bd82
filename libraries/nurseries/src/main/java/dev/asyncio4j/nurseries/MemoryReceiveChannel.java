package dev.asyncio4j.nurseries;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * The end of a memory channel where items come out; iterating takes them until the channel ends.
 *
 * <p><i>Python:</i> trio's {@code MemoryReceiveChannel}. {@code each} does not close it.
 *
 * <p><b>Thread and loop:</b> on the turn of one loop.
 *
 * <pre>{@code
 * void consume(MemoryReceiveChannel<String> channel) {
 *   try (channel) {
 *     for (String item : each(channel)) System.out.println(item);
 *   }
 * }
 * }</pre>
 *
 * @param <T> the type of the items; null is one, too
 */
public interface MemoryReceiveChannel<T extends @Nullable Object>
    extends AsyncIterable<T>, AutoCloseable {
  /**
   * Receives the next item; waits until there is one.
   *
   * <p>Tasks that wait are served first come first served.
   *
   * <p><b>Cancellation:</b> a receive that is cancelled has taken nothing. What has been handed
   * over is received, and a cancellation comes out of the next await.
   *
   * @return gives the item
   * @throws EndOfChannelException when awaited, if it is empty and nobody can send any more
   * @throws ClosedResourceException when awaited, if this clone is closed, also meanwhile
   */
  @CheckReturnValue
  Coroutine<T> receive();

  /**
   * Receives the next item at once, or not at all.
   *
   * @return the item
   * @throws WouldBlockException if there is none
   * @throws EndOfChannelException if it is empty and nobody can send any more
   * @throws ClosedResourceException if this clone is closed
   */
  T receiveNowait();

  /**
   * Returns another object for this end, which is closed on its own.
   *
   * <p>Senders fail when all are closed, and what is buffered is dropped. Each item goes to one
   * receiver.
   *
   * @return the clone
   * @throws ClosedResourceException if this one is closed
   */
  MemoryReceiveChannel<T> clone();

  /** Closes this clone; tasks that wait in it fail at once. Again: nothing happens. */
  @Override
  void close();

  /** {@return the state of the channel} */
  ChannelStatistics statistics();
}
