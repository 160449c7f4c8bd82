package dev.asyncio4j.hazelcast.work;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A view of an executor of the cluster, with a rule for which member gets the next piece of work.
 *
 * <p>Work is handed over with a callback: the futures of Hazelcast block in every hundredth call
 * and in each cancel, which a loop cannot afford.
 */
public final class MemberExecutor extends AbstractExecutorService {
  private static final String CONTROL = "asyncio4j-control";

  private final HazelcastInstance hz;
  private final IExecutorService executor;
  private final Supplier<Member> route;

  /**
   * Makes a view.
   *
   * @param hz a member of the cluster
   * @param name of the executor
   * @param route gives the member for the next piece of work; does not wait
   */
  public MemberExecutor(HazelcastInstance hz, String name, Supplier<Member> route) {
    this.hz = hz;
    this.executor = hz.getExecutorService(name);
    this.route = route;
  }

  /** Hands work over to the next member. */
  <T> Sent<T> send(Callable<T> work) {
    if (isShutdown()) throw new RejectedExecutionException(this + " takes no work");
    var member = route.get();
    var task = new MemberTask<>(work);
    var sent = new Sent<T>(this, member, task.id());
    executor.submitToMember(task, member, sent);
    return sent;
  }

  /** Sends a cancel: by an executor of its own, so that it does not queue behind the work. */
  void send(CancelTask cancel, Sent<?> sent) {
    if (isShutdown()) return; // its work is lost anyway
    hz.getExecutorService(CONTROL).submitToMember(cancel, sent.member(), sent.answerTo(cancel));
  }

  // -- as an executor of the JDK's kind, outside of a loop
  // -----------------------------------------

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    return new Call<>(callable);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
    return new Call<>(new RunnableWork<>(runnable, value));
  }

  @Override
  public void execute(Runnable command) {
    if (command instanceof Call<?> call) call.begin(this);
    else send(new RunnableWork<>(command, null));
  }

  /** Refuses: Hazelcast's own executors do not have it, either. */
  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks) {
    throw new UnsupportedOperationException(this + " has no invokeAny: use invokeAll");
  }

  /** Refuses: Hazelcast's own executors do not have it, either. */
  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit) {
    return invokeAny(tasks);
  }

  /** A future of the JDK's kind; it is begun by {@link #execute}. */
  private static final class Call<T> extends CompletableFuture<T> implements RunnableFuture<T> {
    private final Callable<T> work;

    /** True if the cancel that came wants the work interrupted. */
    private volatile boolean interrupt;

    Call(Callable<T> work) {
      this.work = work;
    }

    void begin(MemberExecutor executor) {
      var sent = executor.send(work);
      sent.result()
          .whenComplete(
              (value, error) -> {
                if (error == null) complete(value);
                else completeExceptionally(error);
              });
      whenComplete(
          (value, error) -> {
            if (isCancelled()) sent.cancel(interrupt);
          });
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      if (!isDone()) interrupt = mayInterruptIfRunning;
      return super.cancel(mayInterruptIfRunning);
    }

    @Override
    public void run() {
      throw new IllegalStateException(this + " is begun by its executor");
    }
  }

  // -- a view has no life of its own
  // ---------------------------------------------------------------

  /** Does nothing: the executor is the cluster's. */
  @Override
  public void shutdown() {}

  /** Does nothing: the executor is the cluster's. */
  @Override
  public List<Runnable> shutdownNow() {
    return List.of();
  }

  /** Does nothing, and does not wait; on JDK 19 and later a method of every executor. */
  public void close() {}

  @Override
  public boolean isShutdown() {
    return !hz.getLifecycleService().isRunning() || executor.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return isShutdown();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return isTerminated();
  }

  @Override
  public String toString() {
    var state = isShutdown() ? ", shut down" : "";
    return "executor '" + executor.getName() + "' of " + hz.getName() + state;
  }
}
