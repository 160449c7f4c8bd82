package dev.asyncio4j.jobs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.ensureFuture;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Context;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.QueueFullException;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.lowlevel.CancelScopes;
import dev.asyncio4j.lowlevel.DropWatch;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.ParkingLot;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler: hands jobs to their places, and comes to an end.
 *
 * <pre>
 *            closeNow(), or the end of waitAndClose()        no job is left but late ones
 *   OPEN ────────────────────────────────────────▶ CLOSING ─────────────────────────────▶ CLOSED
 * </pre>
 *
 * Callbacks and timers drive the close, not the task that asked for it: that may be cancelled.
 */
final class SchedulerImpl implements Scheduler {
  /** The number of the last job: names are unique in the process, as those of tasks. */
  private static final AtomicLong NUMBER = new AtomicLong();

  final EventLoop loop = getRunningLoop();
  private final LoopPort port = LoopPort.of(loop);
  private final SchedulerOptions options;
  private final Places places;

  /** The work that is shielded: jobs without a place. */
  private final Set<JobImpl<?>> shielded = new LinkedHashSet<>();

  /** The tasks that wait for a change: no job left, or closed. */
  private final ParkingLot waiters = ParkingLot.create();

  private final ParkingLot endOfLoop = ParkingLot.create();

  /**
   * The task that waits for the end as long as jobs are pending: if the run of the loop cancels all
   * that is left, it hears of it before a pending job starts in the place of a cancelled one.
   */
  private @Nullable Task<?> keeper;

  private final DropWatch watch;
  private boolean closed;

  SchedulerImpl(SchedulerOptions options) {
    this.options = Objects.requireNonNull(options, "options");
    places = new Places(options.limit(), options.pendingLimit());
    var message = "Unclosed scheduler, made at " + Caller.line() + ": use it in a try block";
    watch = DropWatch.watch(loop, this, message, () -> {});
  }

  // -- spawn --

  @Override
  public <T extends @Nullable Object> Coroutine<Job<T>> spawn(Coroutine<T> coroutine) {
    return spawning(coroutine, null);
  }

  @Override
  public <T extends @Nullable Object> Coroutine<Job<T>> spawn(Coroutine<T> coroutine, String name) {
    return spawning(coroutine, Objects.requireNonNull(name, "name"));
  }

  private <T extends @Nullable Object> Coroutine<Job<T>> spawning(
      Coroutine<T> coroutine, @Nullable String name) {
    Objects.requireNonNull(coroutine, "coroutine");
    var createdAt = createdAt();
    return async(
        () -> {
          var job = place(coroutine, name, createdAt);
          return job != null ? job : placeOutside(coroutine, name, createdAt);
        });
  }

  @Override
  public <T extends @Nullable Object> Job<T> spawnNowait(Coroutine<T> coroutine) {
    return spawnedNow(coroutine, null);
  }

  @Override
  public <T extends @Nullable Object> Job<T> spawnNowait(Coroutine<T> coroutine, String name) {
    return spawnedNow(coroutine, Objects.requireNonNull(name, "name"));
  }

  private <T extends @Nullable Object> Job<T> spawnedNow(
      Coroutine<T> coroutine, @Nullable String name) {
    Objects.requireNonNull(coroutine, "coroutine");
    var job = place(coroutine, name, createdAt());
    if (job != null) return job;
    giveUp(coroutine);
    throw new QueueFullException(
        "no room for a job in %s: await spawn(…), which waits for room".formatted(this));
  }

  /** Starts a job or puts it on the pending list; returns null if both are full. */
  private <T extends @Nullable Object> @Nullable JobImpl<T> place(
      Coroutine<T> coroutine, @Nullable String name, @Nullable StackTraceElement createdAt) {
    checkTurn();
    if (closed) {
      giveUp(coroutine);
      throw closedError();
    }
    boolean starts = places.canStart();
    if (!starts && !places.canPend()) return null;
    var job = new JobImpl<T>(this, nameOf(name), createdAt);
    if (starts) {
      job.watch(loop.createTask(coroutine, options(job.getName())));
      places.addActive(job);
    } else {
      if (keeper == null)
        keeper =
            loop.createTask(
                endOfLoop.park(), options("Scheduler, " + pendingLimit() + " pending at most"));
      job.keep(coroutine, Context.copyCurrent());
      places.addPending(job);
    }
    return job;
  }

  private <T extends @Nullable Object> JobImpl<T> placeOutside(
      Coroutine<T> coroutine, @Nullable String name, @Nullable StackTraceElement createdAt) {
    var job = new JobImpl<T>(this, nameOf(name), createdAt);
    job.keep(coroutine, Context.copyCurrent());
    var arrival = new Places.Arrival(job, loop.createFuture());
    places.addOutside(arrival);
    try {
      await(arrival.letIn());
    } catch (CancelledError e) {
      places.removeOutside(arrival);
      job.beginClosing(options.closeTimeout()); // it may have been let in just now
      throw e;
    }
    return job;
  }

  private static String nameOf(@Nullable String name) {
    return name != null ? name : "Job-" + NUMBER.incrementAndGet();
  }

  private @Nullable StackTraceElement createdAt() {
    return loop.getDebug() ? Caller.line() : null;
  }

  TaskOptions options(String name) {
    return TaskOptions.defaults().name(name).eagerStart(false);
  }

  /** Settles a coroutine that will never run, so that it is not told of as forgotten. */
  void giveUp(Coroutine<?> coroutine) {
    loop.createTask(coroutine, options("given up")).cancel();
  }

  private IllegalStateException closedError() {
    return new IllegalStateException("the scheduler is closed: " + this + "; make a new one");
  }

  // -- shield --

  @Override
  public <T extends @Nullable Object> Coroutine<T> shield(Awaitable<T> what) {
    Objects.requireNonNull(what, "what");
    var createdAt = createdAt();
    return async(
        () -> {
          checkTurn();
          if (closed) {
            if (what instanceof Coroutine<T> coroutine) giveUp(coroutine);
            throw closedError();
          }
          var inner = ensureFuture(what);
          if (inner.done()) return inner.result();
          var name = inner instanceof Task<T> task ? task.getName() : nameOf(null);
          var job = new JobImpl<T>(this, name, createdAt);
          job.watch(inner);
          shielded.add(job);
          return await(job.join());
        });
  }

  // -- the ends of jobs --

  /** Takes a job that has ended out of its place. */
  void ended(JobImpl<?> job) {
    if (!closed && keeper != null && keeper.cancelling() > 0) takeNoMore();
    places.remove(job);
    shielded.remove(job);
    wakeIfIdle();
  }

  /** Leaves a job behind that does not end: it keeps its place unless the scheduler closes. */
  void late(JobImpl<?> job) {
    if (closed) ended(job);
  }

  private void wakeIfIdle() {
    if (!isIdle()) return;
    if (closed) endOfLoop.unpark();
    waiters.unparkAll();
  }

  private boolean isIdle() {
    return places.size() == 0 && shielded.isEmpty();
  }

  // -- the end of the scheduler --

  @Override
  public Coroutine<@Nullable Void> waitAndClose() {
    return waitAndClose(options.waitTimeout());
  }

  @Override
  public Coroutine<@Nullable Void> waitAndClose(@Nullable Duration timeout) {
    return async(
        () -> {
          checkMayWait();
          try {
            timeout(
                timeout,
                () -> {
                  while (!closed && !isIdle()) await(waiters.park());
                });
          } catch (AsyncTimeoutException e) {
            // the jobs that are left are cancelled below
          } catch (CancelledError e) {
            closeAndWait();
            throw e;
          }
          closeAndWait();
        });
  }

  @Override
  public Coroutine<@Nullable Void> closeNow() {
    return async(
        () -> {
          checkMayWait();
          closeAndWait();
        });
  }

  @Override
  public void close() {
    if (port.isClosed()) return;
    checkTurn();
    var task = currentTask();
    if (task == null) beginClosing();
    else await(isBeingCancelled(task) ? closeNow() : waitAndClose());
  }

  private static boolean isBeingCancelled(Task<?> task) {
    var scopes = CancelScopes.of(task);
    return task.cancelling() > 0 || scopes != null && scopes.cancels();
  }

  private void closeAndWait() {
    beginClosing();
    while (!isIdle()) await(waiters.park());
  }

  private void beginClosing() {
    watch.settle();
    if (closed) return;
    takeNoMore();
    for (var job : places.all()) job.beginClosing(options.closeTimeout());
    for (var job : List.copyOf(shielded)) job.beginClosing(options.closeTimeout());
    wakeIfIdle();
  }

  /** Refuses who waits for room, and drops who is pending. */
  private void takeNoMore() {
    closed = true;
    for (var arrival : places.takeOutside()) {
      arrival.letIn().setException(closedError());
      arrival.job().beginClosing(null);
    }
    for (var job : places.all()) if (job.pending()) job.beginClosing(null);
  }

  // -- checks --

  void checkTurn() {
    if (port.inTurn()) return;
    throw new IllegalStateException(
        "%s belongs to %s: use it there, not on %s".formatted(this, loop, otherLoop()));
  }

  private static String otherLoop() {
    try {
      return getRunningLoop().toString();
    } catch (IllegalStateException e) {
      return "thread '" + Thread.currentThread().getName() + "', which runs no loop";
    }
  }

  private void checkMayWait() {
    checkTurn();
    for (var job : places.all()) checkIsOther(job);
    for (var job : shielded) checkIsOther(job);
  }

  private void checkIsOther(JobImpl<?> job) {
    if (!job.isCurrent()) return;
    throw new IllegalStateException(
        "%s cannot wait for the end of %s: it would wait for itself".formatted(job, this));
  }

  static @Nullable Task<?> currentTask() {
    return Asyncio.currentTask();
  }

  // -- facts --

  @Override
  public void callExceptionHandler(JobContext context) {
    var handler = options.exceptionHandler();
    var told = told(context);
    if (handler == null) {
      loop.callExceptionHandler(told);
      return;
    }
    try {
      handler.accept(this, context);
    } catch (Throwable error) {
      var message = "Unhandled error in exception handler of " + this;
      loop.defaultExceptionHandler(ExceptionContext.of(message, error));
      loop.defaultExceptionHandler(told);
    }
  }

  private static ExceptionContext told(JobContext context) {
    var job = context.job();
    return new ExceptionContext(
        context.message(), context.exception(), job.task().orElse(null), null, job, null);
  }

  @Override
  public Iterator<Job<?>> iterator() {
    return places.all().stream().<Job<?>>map(job -> job).iterator();
  }

  @Override
  public int size() {
    return places.size();
  }

  @Override
  public int activeCount() {
    return places.activeCount();
  }

  @Override
  public int pendingCount() {
    return places.pendingCount();
  }

  @Override
  public boolean contains(Job<?> job) {
    return places.contains(job);
  }

  @Override
  public boolean closed() {
    return closed;
  }

  @Override
  public Optional<Integer> limit() {
    return Optional.ofNullable(options.limit());
  }

  @Override
  public int pendingLimit() {
    return options.pendingLimit();
  }

  @Override
  public @Nullable Duration closeTimeout() {
    return options.closeTimeout();
  }

  @Override
  public String toString() {
    return "<Scheduler %s jobs=%d active=%d pending=%d limit=%s>"
        .formatted(
            closed ? "closed" : "open",
            size(),
            activeCount(),
            pendingCount(),
            limit().map(String::valueOf).orElse("none"));
  }
}
