package dev.asyncio4j.jobs;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.DropWatch;
import dev.asyncio4j.lowlevel.ParkingLot;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way of a scheduler to its end, which is reached when no job is left.
 *
 * <pre>
 *            close()                                 no job is left but late ones
 *   OPEN ─────────────────────────────▶ CLOSING ─────────────────────────────────▶ CLOSED
 *     └── the run cancels what is left ────▲
 * </pre>
 *
 * Callbacks and timers drive the close, not the task that asked for it: that may be cancelled.
 */
final class Ending {
  private final Scheduler scheduler;
  private final EventLoop loop;
  private final Places places;
  private final @Nullable Duration closeTimeout;

  /** The work that is shielded: jobs without a place. */
  private final Set<JobImpl<?>> shielded = new LinkedHashSet<>();

  /** The tasks that wait until no job is left. */
  private final ParkingLot waiters = ParkingLot.create();

  private final DropWatch unclosed;

  /** True from CLOSING on. */
  private boolean closed;

  /**
   * A task that waits for the end once a job was pending. The run of a loop cancels what is left at
   * its end: this one with the jobs, and so a pending job does not start when one of them ends.
   */
  private @Nullable Task<?> keeper;

  private final ParkingLot keepersLot = ParkingLot.create();

  Ending(Scheduler scheduler, EventLoop loop, Places places, @Nullable Duration closeTimeout) {
    this.scheduler = scheduler;
    this.loop = loop;
    this.places = places;
    this.closeTimeout = closeTimeout;
    var message = "Unclosed scheduler, made at " + Caller.line() + ": use it in a try block";
    unclosed = DropWatch.watch(loop, scheduler, message, () -> {});
  }

  boolean isClosed() {
    return closed;
  }

  /** Returns the error of who comes too late. */
  IllegalStateException closedError() {
    return new IllegalStateException("the scheduler is closed: " + scheduler + "; make a new one");
  }

  /** Watches for the end of the run, which must not let the next job start. */
  void keepPending() {
    if (keeper != null) return;
    var options = TaskOptions.defaults().name("pending jobs of a scheduler");
    keeper = loop.createTask(keepersLot.park(), options);
  }

  private boolean runEnds() {
    return keeper != null && keeper.cancelling() > 0;
  }

  void addShielded(JobImpl<?> job) {
    shielded.add(job);
  }

  /** Takes a job that has ended out of its place. */
  void ended(JobImpl<?> job) {
    if (!closed && runEnds()) takeNoMore();
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
    if (closed) keepersLot.unpark();
    waiters.unparkAll();
  }

  private boolean isIdle() {
    return places.size() == 0 && shielded.isEmpty();
  }

  /** Waits until no job is left, for as long as the limit says, then closes and waits for that. */
  void waitAndClose(@Nullable Duration limit) {
    try {
      timeout(limit, this::awaitIdleOrClosed);
    } catch (AsyncTimeoutException e) {
      // who is left is cancelled below
    } catch (CancelledError e) {
      closeAndWait();
      throw e;
    }
    closeAndWait();
  }

  private void awaitIdleOrClosed() {
    while (!closed && !isIdle()) await(waiters.park());
  }

  void closeAndWait() {
    close();
    while (!isIdle()) await(waiters.park());
  }

  /** Begins to close: cancels all jobs. The second call does nothing. */
  void close() {
    unclosed.settle();
    if (closed) return;
    takeNoMore();
    for (var job : places.all()) job.beginClosing(closeTimeout);
    for (var job : List.copyOf(shielded)) job.beginClosing(closeTimeout);
    wakeIfIdle();
  }

  /** Refuses who waits for room, and drops who is pending. */
  private void takeNoMore() {
    closed = true;
    for (var arrival : places.takeOutside()) {
      if (!arrival.letIn().done()) arrival.letIn().setException(closedError());
      arrival.job().beginClosing(null);
    }
    for (var job : places.all()) if (job.pending()) job.beginClosing(null);
  }

  /** Refuses to wait in a job that the wait would be for. */
  void checkMayWait() {
    for (var job : places.all()) checkIsOther(job);
    for (var job : shielded) checkIsOther(job);
  }

  private void checkIsOther(JobImpl<?> job) {
    if (!job.isCurrent()) return;
    throw new IllegalStateException(
        "%s cannot wait for the end of %s: it would wait for itself".formatted(job, scheduler));
  }
}
