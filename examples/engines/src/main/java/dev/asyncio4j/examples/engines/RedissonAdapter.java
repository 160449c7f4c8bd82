package dev.asyncio4j.examples.engines;

import dev.asyncio4j.lowlevel.ExecutorAdapter;
import dev.asyncio4j.lowlevel.RemoteWork;
import java.io.Serializable;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RExecutorFuture;
import org.redisson.api.RExecutorService;

/**
 * The way of work from a loop to executors of Redisson. Both sides need {@code Config.setCodec(new
 * SerializationCodec())}.
 */
public final class RedissonAdapter implements ExecutorAdapter {
  /** Makes the adapter: for the service loader. */
  public RedissonAdapter() {}

  @Override
  public boolean supports(ExecutorService executor) {
    return executor instanceof RExecutorService;
  }

  @Override
  public boolean remote(ExecutorService executor) {
    return true;
  }

  @Override
  public <T extends @Nullable Object> Submission<T> submit(
      ExecutorService executor, Callable<T> work) {
    var task = new Task<>((RemoteWork<T>) work);
    return new Sent<>(((RExecutorService) executor).submitAsync(task)); // submit would block
  }

  /**
   * The work as Redisson takes it: an object of a class whose bytes it can ship.
   *
   * @param work is called by a worker
   */
  private record Task<T extends @Nullable Object>(RemoteWork<T> work)
      implements Callable<T>, Serializable {
    @Override
    public T call() {
      return work.callAt("Redisson's worker in process " + ProcessHandle.current().pid());
    }
  }

  /**
   * A task in Redis, or with a worker.
   *
   * @param future is done by a thread of Redisson
   */
  private record Sent<T extends @Nullable Object>(RExecutorFuture<T> future)
      implements Submission<T> {
    @Override
    public CompletionStage<T> result() {
      return future;
    }

    /** Redisson's {@code cancel} asks Redis and waits: not on a loop. */
    @Override
    public boolean cancel(boolean interrupt) {
      future.toCompletableFuture().cancel(interrupt);
      return false;
    }
  }
}
