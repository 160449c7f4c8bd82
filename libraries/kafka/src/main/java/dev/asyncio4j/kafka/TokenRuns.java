package dev.asyncio4j.kafka;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.EventLoop;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** Runs the coroutines of OAuth tokens on a client's loop, for threads of Kafka that wait. */
final class TokenRuns implements AutoCloseable {
  private final EventLoop loop;

  /** Coroutines that run; under the lock of this object. */
  private final Set<CompletableFuture<String>> running = new HashSet<>();

  private boolean closed;

  TokenRuns(EventLoop loop) {
    this.loop = loop;
  }

  /** Waits for a new token, in a thread that is not the loop's. */
  String run(Supplier<? extends Coroutine<String>> token)
      throws ExecutionException, InterruptedException {
    var made =
        Asyncio.runCoroutineThreadsafe(Asyncio.async(() -> Asyncio.await(token.get())), loop);
    synchronized (this) {
      if (closed) made.cancel(true);
      running.add(made);
    }
    try {
      return made.get();
    } finally {
      synchronized (this) {
        running.remove(made);
      }
      made.cancel(true); // after an interrupt, which cancels the task
    }
  }

  /** Cancels what runs, and all that comes. */
  @Override
  public synchronized void close() {
    closed = true;
    running.forEach(each -> each.cancel(true));
  }
}
