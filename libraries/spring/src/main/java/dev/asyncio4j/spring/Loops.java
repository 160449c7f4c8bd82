package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.LoopThread;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The loops of the application, which take requests in turn; a request stays on its loop. */
final class Loops {
  private final List<LoopThread> all;
  private final AtomicInteger taken = new AtomicInteger();

  Loops(List<LoopThread> all) {
    this.all = List.copyOf(all);
  }

  List<LoopThread> all() {
    return all;
  }

  /** {@return those that have begun, which a lazy one may never do} */
  List<LoopThread> begun() {
    return all.stream().filter(it -> !(it instanceof LazyLoop lazy) || lazy.isStarted()).toList();
  }

  LoopThread next() {
    return all.get(Math.floorMod(taken.getAndIncrement(), all.size()));
  }

  /**
   * Starts what a controller has returned.
   *
   * @throws ResponseStatusException 503, if the application stops
   */
  CompletableFuture<?> start(Awaitable<?> value) {
    if (value instanceof Future<?> future) return onItsLoop(future);
    var coroutine = value instanceof Coroutine<?> it ? it : async(() -> await(value));
    try {
      return next().submit(coroutine);
    } catch (RuntimeException notBegun) {
      coroutine.close();
      throw notBegun instanceof RejectedExecutionException ? unavailable(notBegun) : notBegun;
    }
  }

  /** Waits for a future on the only loop that may touch it; the thread of a request may not. */
  private static <T> CompletableFuture<T> onItsLoop(Future<T> future) {
    Coroutine<T> wait = async(() -> await(future));
    try {
      var answer = Asyncio.runCoroutineThreadsafe(wait, future.loop());
      answer.whenComplete((given, error) -> cancelWith(answer, future));
      return answer;
    } catch (IllegalStateException error) {
      wait.close();
      throw future.loop().isClosed() ? unavailable(error) : error;
    }
  }

  /** Cancels the future with its answer, which may be cancelled before it waits. */
  private static void cancelWith(CompletableFuture<?> answer, Future<?> future) {
    if (answer.isCancelled()) future.loop().callSoonThreadsafe(future::cancel);
  }

  static ResponseStatusException unavailable(@Nullable Throwable cause) {
    return new ResponseStatusException(
        HttpStatus.SERVICE_UNAVAILABLE, "the loop of the application is stopped", cause);
  }

  static boolean isCancelled(Throwable error) {
    return error instanceof CancelledError || error instanceof CancellationException;
  }

  /** {@return whether they take no more work: the application stops} */
  boolean areStopped() {
    return all.stream().noneMatch(LoopThread::isRunning);
  }
}
