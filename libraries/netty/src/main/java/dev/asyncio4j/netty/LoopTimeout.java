package dev.asyncio4j.netty;

import dev.asyncio4j.loop.Handle;
import io.netty.util.Timeout;
import io.netty.util.Timer;
import io.netty.util.TimerTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A task that a {@link LoopTimer} runs once.
 *
 * <pre>
 *   PENDING ──▶ EXPIRED    its time has come
 *           ──▶ CANCELLED  from any thread, before that
 * </pre>
 */
final class LoopTimeout implements Timeout {
  private enum State {
    PENDING,
    EXPIRED,
    CANCELLED
  }

  private final LoopTimer timer;
  private final TimerTask task;
  private final AtomicReference<State> state = new AtomicReference<>(State.PENDING);

  /** The loop's timer; in turn. */
  private @Nullable Handle armed;

  LoopTimeout(LoopTimer timer, TimerTask task) {
    this.timer = timer;
    this.task = task;
  }

  void arm(long deadline) {
    if (state.get() != State.PENDING) return;
    armed = timer.port.schedule(Math.max(0, deadline - timer.port.nanoTime()), this::expire);
  }

  private void expire() {
    if (!leave(State.EXPIRED)) return;
    try {
      task.run(this);
    } catch (Exception e) {
      throw LoopTimeout.<RuntimeException>same(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <X extends Exception> X same(Exception error) throws X {
    throw (X) error;
  }

  private boolean leave(State next) {
    timer.pending.remove(this);
    return state.compareAndSet(State.PENDING, next);
  }

  @Override
  public boolean cancel() {
    if (!leave(State.CANCELLED)) return false;
    if (timer.port.inTurn()) disarm();
    else disarmLater();
    return true;
  }

  private void disarm() {
    if (armed != null) armed.cancel();
  }

  private void disarmLater() {
    try {
      timer.port.execute(this::disarm);
    } catch (RejectedExecutionException e) {
      // the loop is closed, and its timers are gone
    }
  }

  @Override
  public Timer timer() {
    return timer;
  }

  @Override
  public TimerTask task() {
    return task;
  }

  @Override
  public boolean isExpired() {
    return state.get() == State.EXPIRED;
  }

  @Override
  public boolean isCancelled() {
    return state.get() == State.CANCELLED;
  }

  @Override
  public String toString() {
    return "<NettyTimeout %s %s>".formatted(state, task);
  }
}
