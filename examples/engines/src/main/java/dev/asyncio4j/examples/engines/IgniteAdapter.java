package dev.asyncio4j.examples.engines;

import dev.asyncio4j.lowlevel.ExecutorAdapter;
import dev.asyncio4j.lowlevel.RemoteWork;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.apache.ignite.Ignition;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.lang.IgniteFuture;
import org.jspecify.annotations.Nullable;

/**
 * The way of work from a loop to {@code ignite.executorService()}, of the one node that runs in
 * this process. Its own futures block, so the work goes by {@code compute()}.
 */
public final class IgniteAdapter implements ExecutorAdapter {
  private static final String EXECUTOR = "org.apache.ignite.internal.executor.GridExecutorService";

  /** Makes the adapter: for the service loader. */
  public IgniteAdapter() {}

  @Override
  public boolean supports(ExecutorService executor) {
    return executor.getClass().getName().equals(EXECUTOR);
  }

  @Override
  public boolean remote(ExecutorService executor) {
    return true;
  }

  @Override
  public <T extends @Nullable Object> Submission<T> submit(
      ExecutorService executor, Callable<T> work) {
    var job = new Job<>((RemoteWork<T>) work);
    return Sent.of(Ignition.ignite().compute().callAsync(job));
  }

  /**
   * The work as Ignite takes it.
   *
   * @param work is called on a node
   */
  private record Job<T extends @Nullable Object>(RemoteWork<T> work) implements IgniteCallable<T> {
    @Override
    public T call() {
      return work.callAt("Ignite's node " + Ignition.ignite().cluster().localNode().id());
    }
  }

  /**
   * A job of a node.
   *
   * @param job Ignite's own
   * @param outcome follows it
   */
  private record Sent<T extends @Nullable Object>(IgniteFuture<T> job, CompletableFuture<T> outcome)
      implements Submission<T> {
    static <T extends @Nullable Object> Sent<T> of(IgniteFuture<T> job) {
      var result = new CompletableFuture<T>();
      job.listen(ended -> settle(ended, result));
      return new Sent<>(job, result);
    }

    private static <T extends @Nullable Object> void settle(
        IgniteFuture<T> ended, CompletableFuture<T> result) {
      try {
        result.complete(ended.get());
      } catch (RuntimeException e) {
        result.completeExceptionally(e);
      }
    }

    @Override
    public CompletionStage<T> result() {
      return outcome;
    }

    /** Ignite interrupts what it cancels, so what must not be interrupted goes on. */
    @Override
    public boolean cancel(boolean interrupt) {
      return interrupt && job.cancel();
    }
  }
}
