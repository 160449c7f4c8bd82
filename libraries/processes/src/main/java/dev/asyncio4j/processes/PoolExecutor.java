package dev.asyncio4j.processes;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A pool as the JDK's executors are used. */
final class PoolExecutor extends AbstractExecutorService {
  private final Pool pool;
  private final Hub hub;

  PoolExecutor(Pool pool, Hub hub) {
    this.pool = pool;
    this.hub = hub;
  }

  /** The work of a callable that is serialisable. */
  private record Work<T extends @Nullable Object>(Callable<T> work) implements SerializableBody<T> {
    @Override
    public T run() throws Exception {
      return work.call();
    }
  }

  @Override
  public <T> Future<T> submit(Callable<T> work) {
    Escrow task = Escrow.of(() -> Pickle.bytes(new Work<>(work)));
    var result = new CompletableFuture<T>();
    Call.onTurn(hub.port, () -> start(task, result));
    if (hub.isClosed())
      result.completeExceptionally(new RejectedExecutionException(pool + ": its loop is closed"));
    return result;
  }

  @SuppressWarnings("unchecked") // the result is the work's
  private <T> void start(Escrow task, CompletableFuture<T> result) {
    try {
      Job job = pool.submit(task);
      job.result.whenComplete(
          (value, error) -> {
            if (error == null) result.complete((T) value);
            else result.completeExceptionally(error);
          });
      result.whenComplete((value, error) -> Call.onTurn(hub.port, () -> pool.cancel(job)));
    } catch (RuntimeException e) {
      result.completeExceptionally(new RejectedExecutionException(e.getMessage(), e));
    }
  }

  @Override
  public void execute(Runnable command) {
    submit(
        () -> {
          command.run();
          return true;
        });
  }

  @Override
  public void shutdown() {
    pool.close();
  }

  @Override
  public List<Runnable> shutdownNow() {
    pool.terminate();
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return pool.isOver();
  }

  @Override
  public boolean isTerminated() {
    return pool.end().isDone();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    Call.refuseOnLoop("awaitTermination", "pool.coroJoin");
    try {
      pool.end().get(timeout, unit);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the pool ended badly", e);
    }
  }
}
