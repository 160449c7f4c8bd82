package dev.asyncio4j.spring;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.loop.StopReport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A loop that starts when it is first asked for.
 *
 * <pre>
 *   UNUSED ──first use──▶ STARTED ──stop──▶ (the thread's own)
 *      └──────────stop──▶ STOPPED
 * </pre>
 */
final class LazyLoop implements LoopThread {
  private enum State {
    UNUSED,
    STARTED,
    STOPPED
  }

  private final String name;
  private final Supplier<LoopThread> start;

  /** Guarded by this object, as is {@link #thread}, which is there once it is STARTED. */
  private State state = State.UNUSED;

  private @Nullable LoopThread thread;

  LazyLoop(String name, Supplier<LoopThread> start) {
    this.name = name;
    this.start = start;
  }

  private synchronized LoopThread started() {
    var here = thread;
    if (here != null) return here;
    if (state == State.STOPPED)
      throw new RejectedExecutionException(this + " takes no new work: it was stopped");
    here = start.get();
    thread = here;
    state = State.STARTED;
    return here;
  }

  /** {@return whether it has been asked for} */
  synchronized boolean isStarted() {
    return state == State.STARTED;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public EventLoop loop() {
    return started().loop();
  }

  @Override
  public synchronized boolean isRunning() {
    return thread == null ? state == State.UNUSED : thread.isRunning();
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> submit(Coroutine<T> coroutine) {
    return started().submit(coroutine);
  }

  @Override
  public <T extends @Nullable Object> T call(Body<T> body) {
    return started().call(body);
  }

  @Override
  public CompletableFuture<StopReport> stop(Duration grace) {
    synchronized (this) {
      if (thread == null) {
        state = State.STOPPED;
        return CompletableFuture.completedFuture(new StopReport(0, 0, List.of()));
      }
    }
    return started().stop(grace);
  }

  @Override
  public void close() {
    synchronized (this) {
      if (thread == null) {
        state = State.STOPPED;
        return;
      }
    }
    started().close();
  }

  @Override
  public synchronized String toString() {
    return thread == null ? "<LoopThread '" + name + "' " + state + ">" : thread.toString();
  }
}
