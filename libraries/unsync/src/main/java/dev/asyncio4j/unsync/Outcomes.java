package dev.asyncio4j.unsync;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The outcomes of blocking work and of continuations, none of which is a task of the loop's. */
final class Outcomes {
  private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();

  /** Returns an outcome that is waited for at the end. */
  <T extends @Nullable Object> CompletableFuture<T> open() {
    var outcome = new CompletableFuture<T>();
    underWay.add(outcome);
    outcome.whenComplete((value, error) -> underWay.remove(outcome));
    return outcome;
  }

  /** Waits for those under way, and cancels what is left then. */
  void end(Duration limit) {
    var all = CompletableFuture.allOf(underWay.toArray(new CompletableFuture<?>[0]));
    try {
      all.get(UnfutureImpl.nanos(limit), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // what is left is cancelled below
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    underWay.forEach(outcome -> outcome.cancel(true));
  }
}
