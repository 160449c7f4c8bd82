package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Future;
import dev.asyncio4j.http.TraceEvents.ConnectionQueuedEnd;
import dev.asyncio4j.http.TraceEvents.ConnectionQueuedStart;
import dev.asyncio4j.loop.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The places of a pool, in all and for each key, and who waits for one. */
final class Places {
  /** A request that waits for a place. */
  private record Waiter(PoolKey key, Future<@Nullable Void> turn) {}

  private final EventLoop loop;
  private final int limit;
  private final int limitPerHost;
  private final Map<PoolKey, Integer> taken = new HashMap<>();
  private final Deque<Waiter> waiters = new ArrayDeque<>();
  private int takenInAll;

  Places(EventLoop loop, int limit, int limitPerHost) {
    this.loop = loop;
    this.limit = limit;
    this.limitPerHost = limitPerHost;
  }

  int taken() {
    return takenInAll;
  }

  int waiting() {
    return waiters.size();
  }

  /** Takes a place, or waits for one in line. */
  void take(PoolKey key, Tracing tracing) throws Exception {
    if (mayTake(key) && waiters.stream().noneMatch(each -> mayTake(each.key()))) {
      count(key, 1);
      return;
    }
    Waiter waiter = new Waiter(key, loop.createFuture());
    waiters.addLast(waiter);
    try {
      tracing.tell(ConnectionQueuedStart.class, ConnectionQueuedStart::new);
      await(waiter.turn());
      tracing.tell(ConnectionQueuedEnd.class, ConnectionQueuedEnd::new);
    } catch (Throwable gone) {
      boolean waited = waiters.remove(waiter);
      boolean hasPlace =
          !waited
              && waiter.turn().done()
              && !waiter.turn().cancelled()
              && waiter.turn().exception() == null;
      if (hasPlace) free(key);
      throw gone;
    }
  }

  private boolean mayTake(PoolKey key) {
    return (limit == 0 || takenInAll < limit)
        && (limitPerHost == 0 || taken.getOrDefault(key, 0) < limitPerHost);
  }

  private void count(PoolKey key, int change) {
    takenInAll += change;
    taken.merge(key, change, (a, b) -> a + b == 0 ? null : a + b);
  }

  /** Frees a place: the first who may have it does. */
  void free(PoolKey key) {
    count(key, -1);
    for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
      Waiter waiter = each.next();
      if (waiter.turn().done()) {
        each.remove();
      } else if (mayTake(waiter.key())) {
        each.remove();
        count(waiter.key(), 1);
        waiter.turn().setResult(null);
        return;
      }
    }
  }

  /** Fails all who wait. */
  void close() {
    for (Waiter waiter : List.copyOf(waiters)) {
      if (!waiter.turn().done()) waiter.turn().setException(Pool.connectorClosed());
    }
    waiters.clear();
  }
}
