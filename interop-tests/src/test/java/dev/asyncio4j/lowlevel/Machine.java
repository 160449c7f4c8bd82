package dev.asyncio4j.lowlevel;

import dev.asyncio4j.testing.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * An executor of another machine, as far as the loop can tell: it takes work by its adapter only.
 */
public final class Machine extends AbstractExecutorService {
  final Trail trail = Trail.create();
  boolean holds;
  boolean full;

  /** What is held, for the test to let go. */
  final List<Runnable> held = new ArrayList<>();

  @Override
  public void execute(Runnable command) {
    throw new AssertionError("the adapter was not asked");
  }

  @Override
  public void shutdown() {}

  @Override
  public List<Runnable> shutdownNow() {
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return true;
  }

  @Override
  public String toString() {
    return "Machine";
  }

  /** Runs the work on a thread of its own, or holds it. */
  public static final class Adapter implements ExecutorAdapter {
    static int asked;

    @Override
    public boolean supports(ExecutorService executor) {
      if (!(executor instanceof Machine)) return false;
      asked++;
      return true;
    }

    @Override
    public boolean remote(ExecutorService executor) {
      return true;
    }

    @Override
    public int priority() {
      return 1;
    }

    @Override
    public <T> Submission<T> submit(ExecutorService executor, Callable<T> work) {
      var machine = (Machine) executor;
      if (machine.full) throw new RejectedExecutionException("full");
      machine.trail.add("submitted");
      var result = new CompletableFuture<T>();
      if (machine.holds) machine.held.add(() -> result.complete(call(work)));
      else CompletableFuture.runAsync(() -> result.complete(call(work)));
      return new Sent<>(machine, result);
    }

    private static <T> T call(Callable<T> work) {
      return ((RemoteWork<T>) work).callAt("Machine");
    }
  }

  private record Sent<T>(Machine machine, CompletableFuture<T> future)
      implements ExecutorAdapter.Submission<T> {
    @Override
    public CompletionStage<T> result() {
      return future;
    }

    @Override
    public boolean cancel(boolean interrupt) {
      machine.trail.add("cancelled, interrupt " + interrupt);
      return future.cancel(interrupt);
    }
  }

  /** Would take everything, but is wanted less. */
  public static final class Greedy implements ExecutorAdapter {
    @Override
    public boolean supports(ExecutorService executor) {
      return executor instanceof Machine;
    }

    @Override
    public boolean remote(ExecutorService executor) {
      throw new AssertionError("not the one that is taken");
    }

    @Override
    public <T> Submission<T> submit(ExecutorService executor, Callable<T> work) {
      throw new AssertionError("not the one that is taken");
    }
  }

  /** Is left out, and the loop goes on. */
  public static final class Broken implements ExecutorAdapter {
    @Override
    public boolean supports(ExecutorService executor) {
      if (executor instanceof Machine) throw new IllegalStateException("broken adapter");
      return false;
    }

    @Override
    public boolean remote(ExecutorService executor) {
      return false;
    }

    @Override
    public <T> Submission<T> submit(ExecutorService executor, Callable<T> work) {
      throw new AssertionError("it supports nothing");
    }

    @Override
    public int priority() {
      return 2;
    }
  }
}
