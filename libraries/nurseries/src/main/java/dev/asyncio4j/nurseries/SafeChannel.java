package dev.asyncio4j.nurseries;

import dev.asyncio4j.AsyncIterable;
import org.jspecify.annotations.Nullable;

/**
 * The elements that a producer emits in a task of its own, one at a time, as they are asked for.
 *
 * <p><i>Python:</i> what trio's {@code as_safe_channel} gives.
 *
 * <p><b>Cancellation:</b> the producer is in the scopes in which the channel was made. Who waits
 * for an element and is cancelled takes none: it is there for the next request.
 *
 * @param <T> the type of the elements
 * @see Nurseries#asSafeChannel
 */
public interface SafeChannel<T extends @Nullable Object> extends AsyncIterable<T>, AutoCloseable {
  /**
   * Ends the producer: cancels it as a scope, and waits until it has ended.
   *
   * <p><b>Cancellation:</b> comes out once the producer has ended.
   *
   * <p><b>Thread and loop:</b> on the loop's turn; outside a task it does not wait.
   *
   * @throws RuntimeException what the producer fails with as it ends: the same object
   */
  @Override
  void close();
}
