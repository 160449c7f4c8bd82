package dev.asyncio4j.spring;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests whose answers are coroutines, and are not sent yet. */
final class Requests {
  private final AtomicInteger open = new AtomicInteger();
  private final CompletableFuture<Void> none = new CompletableFuture<>();

  /** True when the application stops: from then on only requests end. */
  private volatile boolean stopping;

  /**
   * Counts a request: before its task begins, lest a stop that comes between finds none.
   *
   * @return what tells of its end, and may be run again: a servlet container tells of the end of a
   *     request that has an error page once more, after the page
   */
  Runnable begin() {
    open.incrementAndGet();
    var isOver = new AtomicBoolean();
    return () -> {
      if (!isOver.getAndSet(true) && open.decrementAndGet() == 0 && stopping) none.complete(null);
    };
  }

  /** {@return done when the last answer is sent} */
  CompletableFuture<Void> ended() {
    stopping = true;
    if (open.get() == 0) none.complete(null);
    return none;
  }
}
