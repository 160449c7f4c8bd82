package dev.asyncio4j.postgres.pool;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The places of a pool: whoever waits gets one in order, and a late comer never overtakes. */
public final class Places {
  private final EventLoop loop;
  private final Deque<Future<@Nullable Void>> waiters = new ArrayDeque<>();

  /** Above 0 only while nobody waits. */
  private int free;

  public Places(EventLoop loop, int count) {
    this.loop = loop;
    free = count;
  }

  public void take() {
    if (free > 0) {
      free--;
      return;
    }
    Future<@Nullable Void> waiter = loop.createFuture();
    waiters.add(waiter);
    try {
      await(waiter);
    } catch (CancelledError e) {
      if (!waiters.remove(waiter) && !waiter.cancelled()) give(); // it was handed over already
      throw e;
    }
  }

  public void give() {
    for (var next = waiters.poll(); next != null; next = waiters.poll()) {
      if (next.done()) continue;
      next.setResult(null);
      return;
    }
    free++;
  }

  /** Fails all that wait. */
  public void fail(RuntimeException error) {
    for (var waiter : waiters) if (!waiter.done()) waiter.setException(error);
    waiters.clear();
  }
}
