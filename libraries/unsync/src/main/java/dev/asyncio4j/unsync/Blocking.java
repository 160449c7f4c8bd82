package dev.asyncio4j.unsync;

import dev.asyncio4j.Body;
import dev.asyncio4j.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The blocking work, in threads of its own or in an executor of the user's. */
final class Blocking {
  private static final int THREADS = 64;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** The threads; null if the user's executor has them. */
  private final @Nullable ThreadPoolExecutor own;

  private final Executor executor;

  Blocking(@Nullable Executor given) {
    own = given == null ? daemons() : null;
    executor = given == null ? own : given;
  }

  private static ThreadPoolExecutor daemons() {
    var threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              var thread = new Thread(work, "unsync-thread-" + NUMBER.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** Runs a body with the context variables of the code that calls. */
  <T extends @Nullable Object> void run(Body<T> body, CompletableFuture<T> outcome) {
    var context = Context.copyCurrent();
    try {
      executor.execute(() -> run(body, context, outcome));
    } catch (RuntimeException refused) {
      outcome.cancel(false);
      throw new IllegalStateException("the executor " + executor + " takes no work", refused);
    }
  }

  private static <T extends @Nullable Object> void run(
      Body<T> body, Context context, CompletableFuture<T> outcome) {
    if (outcome.isDone()) return; // cancelled before it began
    try {
      outcome.complete(context.run(body));
    } catch (Throwable error) {
      outcome.completeExceptionally(error);
    }
  }

  /** Ends the threads, whatever runs there. */
  void stop() {
    if (own != null) own.shutdownNow();
  }
}
