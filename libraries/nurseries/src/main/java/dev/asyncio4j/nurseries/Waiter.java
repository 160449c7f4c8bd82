package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A task that waits in a queue, and what is handed over when its turn comes.
 *
 * <p>That is its item for the other side, or the other side's item for it.
 */
final class Waiter<T extends @Nullable Object> {
  /** The end of the channel that it waits in. */
  final Object end;

  @Nullable T item;
  private final Future<@Nullable Void> served = getRunningLoop().createFuture();

  Waiter(Object end, @Nullable T item) {
    this.end = end;
    this.item = item;
  }

  /** Waits in {@code queue}; once it has been served, that stands, and a late edge is put off. */
  void waitIn(Deque<Waiter<T>> queue) {
    queue.addLast(this);
    try {
      await(served);
    } catch (CancelledError e) {
      queue.remove(this);
      if (isGone()) throw e;
      Edges.postpone(Node.requireTask("a wait"), e);
      served.result();
    }
  }

  /** {@return whether it was cancelled: it may be in the queue until it runs} */
  boolean isGone() {
    return served.cancelled();
  }

  void serve() {
    served.setResult(null);
  }

  void fail(RuntimeException error) {
    served.setException(error);
  }
}
