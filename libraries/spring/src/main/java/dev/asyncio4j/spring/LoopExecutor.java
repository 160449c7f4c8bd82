package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Body;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.AsyncTaskExecutor;

/**
 * The loops as an executor, for which a job is a body; cancelling its future cancels the task.
 * Reactor cancels what it has submitted only to an {@code ExecutorService}.
 */
final class LoopExecutor extends AbstractExecutorService implements AsyncTaskExecutor {
  private final Loops loops;

  LoopExecutor(Loops loops) {
    this.loops = loops;
  }

  @Override
  public void execute(Runnable job) {
    submit(job);
  }

  @Override
  public Future<?> submit(Runnable job) {
    return start(
        () -> {
          job.run();
          return null;
        });
  }

  @Override
  public <T> Future<T> submit(Callable<T> job) {
    return start(job::call);
  }

  private <T extends @Nullable Object> CompletableFuture<T> start(Body<T> body) {
    var coroutine = async(body);
    try {
      return loops.next().submit(coroutine);
    } catch (RejectedExecutionException stopped) {
      coroutine.close();
      throw stopped;
    }
  }

  /** Does nothing: the loops are the application's. */
  @Override
  public void shutdown() {}

  @Override
  public List<Runnable> shutdownNow() {
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return loops.areStopped();
  }

  @Override
  public boolean isTerminated() {
    return isShutdown();
  }

  @Override
  public boolean awaitTermination(long time, TimeUnit unit) {
    return isTerminated();
  }
}
