package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.runCoroutineThreadsafe;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Blocking code that runs in a thread for a task, and the node of the task while it waits for that.
 *
 * <p>Unless it is abandoned on cancel, the task is deaf meanwhile, and the thread is told instead.
 *
 * @param <T> the type of the result
 */
final class ThreadCall<T extends @Nullable Object> extends Node {
  private static final ThreadLocal<ThreadCall<?>> CURRENT = new ThreadLocal<>();

  private final Body<T> blocking;
  private final RunSyncOptions options;

  /** The edge that came while the thread ran. */
  private @Nullable CancelledError edge;

  /** True once the task waits no more. */
  private boolean over;

  /** The reason for which the thread should give up; written on the loop, read by the thread. */
  private volatile @Nullable String cancelled;

  ThreadCall(Body<T> blocking, RunSyncOptions options) {
    this.blocking = blocking;
    this.options = options;
  }

  /** {@return the call whose thread this is} */
  static ThreadCall<?> current(String call) {
    ThreadCall<?> current = CURRENT.get();
    if (current != null) return current;
    throw new IllegalStateException(
        "%s in %s, which is no thread of runSync: from others use runCoroutineThreadsafe"
            .formatted(call, Thread.currentThread()));
  }

  /** Runs the code in a thread, and returns what it gives. */
  T run() {
    ask();
    Task<?> task = requireTask("runSync");
    CapacityLimiter limiter = options.limiter();
    if (limiter != null) await(limiter.acquireOnBehalfOf(this));
    Task<T> work = createTask(toThread(this::inThread));
    if (limiter != null) work.addDoneCallback(done -> limiter.releaseOnBehalfOf(this));
    enter(task, of(task));
    limitChanged();
    try {
      if (options.abandonOnCancel()) waitOrAbandon(work);
      else waitQuietly(task, work);
    } finally {
      over = true;
      leave();
    }
    if (edge != null) {
      if (work.cancelled()) throw edge;
      Edges.postpone(task, edge);
    }
    return work.result();
  }

  private void waitQuietly(Task<?> task, Task<T> work) {
    QuietWait wait = new QuietWait(task);
    work.addDoneCallback(done -> wait.look());
    wait.until(
        work::done,
        e -> {
          edge = e;
          giveUp(e.getMessage());
        });
  }

  private void waitOrAbandon(Task<T> work) {
    Future<@Nullable Void> done = port.loop().createFuture();
    work.addDoneCallback(
        w -> {
          if (!w.cancelled()) w.exception(); // has been read: nobody may be left to read it
          if (!done.done()) done.setResult(null);
        });
    try {
      await(done);
    } catch (CancelledError e) {
      giveUp(e.getMessage());
      throw e;
    }
  }

  private void giveUp(@Nullable String reason) {
    cancelled = reason == null ? "the task that waits was cancelled" : reason;
  }

  @Override
  void limitChanged() {
    if (!isCancelled()) return;
    giveUp(reason());
    interrupt();
  }

  private T inThread() throws Exception {
    Thread thread = Thread.currentThread();
    String name = thread.getName();
    if (options.threadName() != null) thread.setName(options.threadName());
    CURRENT.set(this);
    try {
      return blocking.run();
    } finally {
      CURRENT.remove();
      thread.setName(name);
    }
  }

  /** Throws, in the thread, if it should give up. */
  void checkCancelled() {
    String reason = cancelled;
    if (reason != null) throw new CancelledError(reason);
  }

  /** Runs, for the thread, a coroutine on the loop, in the scopes of the task that waits. */
  <R extends @Nullable Object> R onLoop(Supplier<Coroutine<R>> coroutine) {
    CancelledError[] ended = {null};
    try {
      return runCoroutineThreadsafe(async(() -> inScope(coroutine, ended)), port.loop()).join();
    } catch (CompletionException e) {
      throw Sneaky.thrown(e.getCause());
    } catch (CancellationException e) {
      throw ended[0] == null ? new CancelledError("the loop ends") : ended[0];
    }
  }

  private <R extends @Nullable Object> R inScope(
      Supplier<Coroutine<R>> coroutine, CancelledError[] ended) {
    Node node = new Node() {};
    node.enter(requireTask("fromThread"), parent);
    try {
      if (over) throw new CancelledError("the call of runSync was abandoned: nobody waits for it");
      return await(coroutine.get());
    } catch (CancelledError e) {
      ended[0] = e;
      throw e;
    } finally {
      node.leave();
    }
  }
}
