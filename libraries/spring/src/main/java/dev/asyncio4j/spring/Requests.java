package dev.asyncio4j.spring;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The requests whose answers are coroutines, and are not sent yet. */
final class Requests {
  /** The refusals of the open requests, each by a key of its own. */
  private final Map<Object, Runnable> open = new ConcurrentHashMap<>();

  private final CompletableFuture<Void> none = new CompletableFuture<>();

  /** True when the application stops: from then on only requests end. */
  private volatile boolean stopping;

  /** True when nothing that is open is waited for any more. */
  private volatile boolean refusing;

  /**
   * Counts a request: before its task begins, lest a stop that comes between finds none.
   *
   * @param refusal answers it with 503, unless it is answered already
   * @return what tells of its end, and may be run again: a servlet container tells of the end of a
   *     request that has an error page once more, after the page
   */
  Runnable begin(Runnable refusal) {
    var key = new Object();
    open.put(key, refusal);
    if (refusing) refusal.run();
    return () -> {
      if (open.remove(key) != null && open.isEmpty() && stopping) none.complete(null);
    };
  }

  /** {@return done when the last answer is sent} */
  CompletableFuture<Void> ended() {
    stopping = true;
    if (open.isEmpty()) none.complete(null);
    return none;
  }

  /** Answers what is left, whose tasks do not end: their loop may be blocked. */
  void refuse() {
    refusing = true;
    open.values().forEach(Runnable::run);
  }
}
