package dev.asyncio4j.jobs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.Context;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.TimerHandle;
import dev.asyncio4j.lowlevel.ParkingLot;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job: first a coroutine that waits, then a future that is watched.
 *
 * <pre>
 *              start()           close()
 *   PENDING ──────────▶ ACTIVE ──────────▶ CLOSING
 *      │                   │ its future is done │
 *      │ close()           ▼                    │
 *      └───────────────▶ ENDED ◀────────────────┘
 * </pre>
 *
 * A job that is late stays CLOSING: it counts as closed, and is watched until it ends.
 */
final class JobImpl<T extends @Nullable Object> implements Job<T> {
  private enum State {
    PENDING,
    ACTIVE,
    CLOSING,
    ENDED
  }

  private final SchedulerImpl scheduler;
  private final @Nullable StackTraceElement createdAt;
  private String name;
  private State state = State.PENDING;

  /** The code and its context: there while the job is PENDING. */
  private @Nullable Coroutine<T> coroutine;

  private @Nullable Context context;

  /** The running or ended work: there from ACTIVE on; null if the job never ran. */
  private @Nullable Future<T> future;

  /** The tasks that wait for the end; made by the first. */
  private @Nullable ParkingLot waiters;

  /** The number of tasks that wait in join or close, and would take a failure. */
  private int takers;

  /** True once a failure has reached somebody: it is told once. */
  private boolean told;

  private @Nullable TimerHandle deadline;

  /** The error of a job that did not end in time; null of all others. */
  private @Nullable AsyncTimeoutException late;

  JobImpl(SchedulerImpl scheduler, String name, @Nullable StackTraceElement createdAt) {
    this.scheduler = scheduler;
    this.name = name;
    this.createdAt = createdAt;
  }

  /** Keeps the code until there is room, with the context variables of its spawner. */
  void keep(Coroutine<T> coroutine, Context context) {
    this.coroutine = coroutine;
    this.context = context;
  }

  /** Starts the code that was kept; one that cannot start has failed. */
  void startKept() {
    var options = scheduler.options(name).context(context);
    try {
      watch(scheduler.loop.createTask(coroutine, options));
    } catch (RuntimeException refused) {
      Future<T> failed = scheduler.loop.createFuture();
      failed.setException(refused);
      watch(failed);
    }
    coroutine = null;
    context = null;
  }

  /** Watches work that runs: the job is ACTIVE, and ENDED with it. */
  void watch(Future<T> running) {
    state = State.ACTIVE;
    future = running;
    if (running instanceof Task<T> task) running.addDoneCallback(this::ended, task.context());
    else running.addDoneCallback(this::ended);
  }

  private void ended(Future<T> done) {
    state = State.ENDED;
    if (deadline != null) deadline.cancel();
    scheduler.ended(this);
    if (failure() != null && takers == 0) tellFailure();
    wake();
  }

  private void wake() {
    if (waiters != null) waiters.unparkAll();
  }

  /** Returns what an ENDED job failed with, and notes that it was read. */
  private @Nullable Throwable failure() {
    return future == null || future.cancelled() ? null : future.exception();
  }

  private void tellFailure() {
    told = true;
    scheduler.callExceptionHandler(
        new JobContext("Job processing failed", this, failure(), createdAt));
  }

  /** Waits until the job has ended, or is late if that will do. */
  private void awaitEnd(boolean lateWillDo) {
    takers++;
    try {
      if (waiters == null) waiters = ParkingLot.create();
      while (state != State.ENDED && !(lateWillDo && late != null)) await(waiters.park());
      told |= state == State.ENDED;
    } finally {
      takers--;
      boolean untold = state == State.ENDED && !told && takers == 0 && failure() != null;
      if (untold) tellFailure(); // cancelled just as it got the failure
    }
  }

  private T result() {
    if (future == null) throw new CancelledError(name + " was closed before it started");
    told = true;
    return future.result();
  }

  @Override
  public Coroutine<T> join() {
    return async(this::joined);
  }

  private T joined() {
    beginWait();
    if (state != State.ENDED) awaitEnd(false);
    return result();
  }

  @Override
  public Coroutine<T> join(@Nullable Duration timeout) {
    return async(
        () -> {
          beginWait();
          try {
            timeout(timeout, () -> awaitEnd(false));
          } catch (AsyncTimeoutException e) {
            throw overdue(timeout);
          }
          return result();
        });
  }

  /** Closes the job after a join that was too long, and returns what that is to throw. */
  private AsyncTimeoutException overdue(@Nullable Duration timeout) {
    var error = new AsyncTimeoutException(this + " was not done within " + timeout);
    try {
      closeWithin(scheduler.closeTimeout());
    } catch (Exception e) {
      error.addSuppressed(e);
    }
    return error;
  }

  @Override
  public Coroutine<@Nullable Void> close() {
    return close(scheduler.closeTimeout());
  }

  @Override
  public Coroutine<@Nullable Void> close(@Nullable Duration timeout) {
    return async(
        () -> {
          beginWait();
          closeWithin(timeout);
        });
  }

  private void beginWait() {
    scheduler.checkTurn();
    if (isCurrent()) {
      throw new IllegalStateException(
          this + " would wait for itself: let another task join or close it");
    }
  }

  private void closeWithin(@Nullable Duration timeout) throws Exception {
    if (state == State.ENDED) return;
    beginClosing(timeout);
    if (state != State.ENDED) awaitEnd(true);
    if (state != State.ENDED) throw late;
    var failure = failure();
    if (failure instanceof Exception e) throw e;
    if (failure instanceof Error e) throw e;
  }

  /** Cancels the job, and has the handler told if it does not end in time. */
  void beginClosing(@Nullable Duration timeout) {
    if (state == State.ENDED) return;
    if (state == State.PENDING) {
      state = State.ENDED;
      var unused = coroutine;
      coroutine = null;
      context = null;
      scheduler.ended(this);
      if (unused != null) scheduler.giveUp(unused);
      wake();
    } else if (state == State.ACTIVE) {
      state = State.CLOSING;
      future.cancel(name + " is closed");
      setDeadline(timeout);
    } else if (late != null) {
      scheduler.late(this);
    } else if (deadline == null) {
      setDeadline(timeout);
    }
  }

  private void setDeadline(@Nullable Duration timeout) {
    if (timeout != null) deadline = scheduler.loop.callLater(timeout, () -> late(timeout));
  }

  private void late(Duration timeout) {
    if (state == State.ENDED) return;
    late = new AsyncTimeoutException(this + " did not end within " + timeout + " of its close");
    scheduler.late(this);
    scheduler.callExceptionHandler(new JobContext("Job closing timed out", this, late, createdAt));
    wake();
  }

  boolean isCurrent() {
    return future != null && future == SchedulerImpl.currentTask();
  }

  @Override
  public boolean active() {
    return state == State.ACTIVE;
  }

  @Override
  public boolean pending() {
    return state == State.PENDING;
  }

  @Override
  public boolean closed() {
    return state == State.CLOSING || state == State.ENDED;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public void setName(String name) {
    this.name = name;
    if (future instanceof Task<T> task) task.setName(name);
  }

  @Override
  public Optional<Task<T>> task() {
    return future instanceof Task<T> task ? Optional.of(task) : Optional.empty();
  }

  @Override
  public String toString() {
    return "<Job '%s' %s>".formatted(name, state.name().toLowerCase(Locale.ROOT));
  }
}
