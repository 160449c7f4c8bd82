package dev.asyncio4j.jobs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.ensureFuture;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Context;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.exceptions.QueueFullException;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.CancelScopes;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The scheduler: hands jobs to their places, and answers questions. */
final class SchedulerImpl implements Scheduler {
  /** The number of the last job: names are unique in the process, as those of tasks. */
  private static final AtomicLong NUMBER = new AtomicLong();

  private final Turn turn = new Turn();
  private final SchedulerOptions options;
  private final Places places;
  private final Ending ending;
  private final Reports reports;

  SchedulerImpl(SchedulerOptions options) {
    this.options = Objects.requireNonNull(options, "options");
    places = new Places(options.limit(), options.pendingLimit());
    ending = new Ending(this, turn.loop, places, options.closeTimeout());
    reports = new Reports(turn.loop, options.exceptionHandler());
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
    coroutine.close();
    throw new QueueFullException(
        "no room for a job in %s: await spawn(…), which waits for room".formatted(this));
  }

  /** Starts a job or puts it on the pending list; returns null if both are full. */
  private <T extends @Nullable Object> @Nullable JobImpl<T> place(
      Coroutine<T> coroutine, @Nullable String name, @Nullable StackTraceElement createdAt) {
    checkTurn();
    if (ending.isClosed()) {
      coroutine.close();
      throw ending.closedError();
    }
    boolean starts = places.canStart();
    if (!starts && !places.canPend()) return null;
    var job = new JobImpl<T>(this, nameOf(name), createdAt);
    if (starts) {
      job.watch(loop().createTask(coroutine, options(job.getName())));
      places.addActive(job);
    } else {
      ending.keepPending();
      job.keep(coroutine, Context.copyCurrent());
      places.addPending(job);
    }
    return job;
  }

  private <T extends @Nullable Object> JobImpl<T> placeOutside(
      Coroutine<T> coroutine, @Nullable String name, @Nullable StackTraceElement createdAt) {
    var job = new JobImpl<T>(this, nameOf(name), createdAt);
    job.keep(coroutine, Context.copyCurrent());
    var arrival = new Places.Arrival(job, loop().createFuture());
    places.addOutside(arrival);
    boolean received = false;
    try {
      await(arrival.letIn());
      received = true;
    } finally {
      if (!received) {
        places.removeOutside(arrival);
        job.beginClosing(options.closeTimeout()); // it may have been let in just now
      }
    }
    return job;
  }

  private static String nameOf(@Nullable String name) {
    return name != null ? name : "Job-" + NUMBER.incrementAndGet();
  }

  private @Nullable StackTraceElement createdAt() {
    return loop().getDebug() ? Caller.line() : null;
  }

  TaskOptions options(String name) {
    return TaskOptions.defaults().name(name).eagerStart(false);
  }

  // -- shield --

  @Override
  public <T extends @Nullable Object> Coroutine<T> shield(Awaitable<T> what) {
    Objects.requireNonNull(what, "what");
    var createdAt = createdAt();
    return async(
        () -> {
          checkTurn();
          if (ending.isClosed()) {
            if (what instanceof Coroutine<T> coroutine) coroutine.close();
            throw ending.closedError();
          }
          var inner = ensureFuture(what);
          if (inner.done()) return inner.result();
          var name = inner instanceof Task<T> task ? task.getName() : nameOf(null);
          var job = new JobImpl<T>(this, name, createdAt);
          job.watch(inner);
          ending.addShielded(job);
          return await(job.join());
        });
  }

  // -- the end --

  @Override
  public Coroutine<@Nullable Void> waitAndClose() {
    return waitAndClose(options.waitTimeout());
  }

  @Override
  public Coroutine<@Nullable Void> waitAndClose(@Nullable Duration timeout) {
    return async(
        () -> {
          checkMayWait();
          ending.waitAndClose(timeout);
        });
  }

  @Override
  public Coroutine<@Nullable Void> closeNow() {
    return async(
        () -> {
          checkMayWait();
          ending.closeAndWait();
        });
  }

  @Override
  public void close() {
    if (turn.isOver()) return;
    checkTurn();
    var task = currentTask();
    if (task == null) ending.close();
    else await(isBeingCancelled(task) ? closeNow() : waitAndClose());
  }

  private void checkMayWait() {
    checkTurn();
    ending.checkMayWait();
  }

  private static boolean isBeingCancelled(Task<?> task) {
    var scopes = CancelScopes.of(task);
    return task.cancelling() > 0 || scopes != null && scopes.cancels();
  }

  // -- for the jobs --

  EventLoop loop() {
    return turn.loop;
  }

  Ending ending() {
    return ending;
  }

  void checkTurn() {
    turn.check(this);
  }

  // -- facts --

  @Override
  public void callExceptionHandler(JobContext context) {
    reports.tell(this, context);
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
    return ending.isClosed();
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
            closed() ? "closed" : "open",
            size(),
            activeCount(),
            pendingCount(),
            limit().map(String::valueOf).orElse("none"));
  }
}
