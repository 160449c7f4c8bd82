package dev.asyncio4j.netty;

import dev.asyncio4j.loop.Handle;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A timer of Netty's: one timer of the loop at a time, on the loop's clock.
 *
 * <pre>
 *   set ──▶ armed ──▶ runs ──▶ done
 *             ▲         │ periodic
 *             └─────────┘
 * </pre>
 */
final class LoopTimerTask<V> extends LoopPromise<V> implements ScheduledFuture<V>, Runnable {
  private final Callable<V> task;

  /** Zero: once; positive: from deadline to deadline; negative: from end to deadline. */
  private final long period;

  private volatile long deadline;

  /** The loop's timer while this is armed; in turn. */
  private @Nullable Handle armed;

  private LoopTimerTask(LoopEventLoop owner, Callable<V> task, long deadline, long period) {
    super(owner);
    this.task = task;
    this.deadline = deadline;
    this.period = period;
  }

  static <V> LoopTimerTask<V> start(
      LoopEventLoop owner, Callable<V> task, long delay, long period) {
    long deadline = saturatedSum(owner.port.nanoTime(), Math.max(0, delay));
    var timer = new LoopTimerTask<V>(owner, task, deadline, period);
    if (owner.inEventLoop()) {
      owner.end.requireNotClosed(timer);
      timer.arm();
    } else {
      owner.execute(timer::arm);
    }
    return timer;
  }

  private void arm() {
    if (isDone()) return;
    if (owner.isShuttingDown()) {
      cancel(false);
      return;
    }
    owner.end.timers.add(this);
    long delay = Math.max(0, deadline - owner.port.nanoTime());
    armed = owner.port.schedule(delay, new LoopEntry(owner, this));
  }

  @Override
  public void run() {
    owner.end.timers.remove(this);
    if (isDone()) return;
    try {
      if (period == 0) {
        if (setUncancellable()) setSuccess(task.call());
      } else {
        task.call();
        deadline = period > 0 ? deadline + period : saturatedSum(owner.port.nanoTime(), -period);
        arm();
      }
    } catch (Throwable e) { // as of a FutureTask: it is the result
      tryFailure(e);
    }
  }

  @Override
  public boolean cancel(boolean mayInterrupt) {
    boolean cancelled = super.cancel(mayInterrupt);
    if (cancelled) {
      if (owner.inEventLoop()) disarm();
      else disarmLater();
    }
    return cancelled;
  }

  private void disarm() {
    if (owner.end.timers.remove(this) && armed != null) armed.cancel();
  }

  private void disarmLater() {
    try {
      owner.execute(this::disarm);
    } catch (RejectedExecutionException e) {
      // the event loop has ended, and all its timers with it
    }
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(deadline - owner.port.nanoTime(), TimeUnit.NANOSECONDS);
  }

  @Override
  public int compareTo(Delayed other) {
    if (other instanceof LoopTimerTask<?> timer) return Long.compare(deadline, timer.deadline);
    return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
  }

  private static long saturatedSum(long time, long delay) {
    long sum = time + delay;
    return sum < time ? Long.MAX_VALUE : sum;
  }

  @Override
  protected StringBuilder toStringBuilder() {
    return super.toStringBuilder().append(" runs ").append(task);
  }
}
