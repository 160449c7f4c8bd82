package dev.asyncio4j.jobs;

import dev.asyncio4j.Future;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The places of a scheduler: for jobs that run, for jobs that are pending, and the queue outside.
 *
 * <p>Invariant: none is pending unless {@code limit} jobs run, and none waits outside unless the
 * pending list is full. So whoever comes first starts first.
 */
final class Places {
  /** A job that has no place yet; the task that spawns it waits until it has been let in. */
  record Arrival(JobImpl<?> job, Future<@Nullable Void> letIn) {}

  private final @Nullable Integer limit;
  private final int pendingLimit;

  /** All jobs that have a place, in the order in which they got it. */
  private final Set<JobImpl<?>> jobs = new LinkedHashSet<>();

  private final Set<JobImpl<?>> pending = new LinkedHashSet<>();
  private final Set<Arrival> outside = new LinkedHashSet<>();

  Places(@Nullable Integer limit, int pendingLimit) {
    this.limit = limit;
    this.pendingLimit = pendingLimit;
  }

  boolean canStart() {
    return limit == null || activeCount() < limit;
  }

  boolean canPend() {
    return pendingLimit == 0 || pending.size() < pendingLimit;
  }

  void addActive(JobImpl<?> job) {
    jobs.add(job);
  }

  void addPending(JobImpl<?> job) {
    jobs.add(job);
    pending.add(job);
  }

  void addOutside(Arrival arrival) {
    outside.add(arrival);
  }

  boolean removeOutside(Arrival arrival) {
    return outside.remove(arrival);
  }

  /** Takes a job out of its place, and fills the places that are free with who is next. */
  void remove(JobImpl<?> job) {
    if (!jobs.remove(job)) return;
    pending.remove(job);
    refill();
  }

  private void refill() {
    while (!pending.isEmpty() && canStart()) first(pending).startKept();
    while (!outside.isEmpty() && canPend()) letIn(first(outside));
  }

  private void letIn(Arrival arrival) {
    if (arrival.letIn().done()) return; // cancelled in this pass: its task will hear of it
    addPending(arrival.job());
    arrival.letIn().setResult(null);
  }

  private static <E> E first(Set<E> set) {
    Iterator<E> all = set.iterator();
    E first = all.next();
    all.remove();
    return first;
  }

  /** Empties the queue outside, and returns who was there. */
  List<Arrival> takeOutside() {
    var all = List.copyOf(outside);
    outside.clear();
    return all;
  }

  /** {@return all jobs that have a place} */
  List<JobImpl<?>> all() {
    return List.copyOf(jobs);
  }

  boolean contains(Object job) {
    return jobs.contains(job);
  }

  int size() {
    return jobs.size();
  }

  int pendingCount() {
    return pending.size();
  }

  int activeCount() {
    return jobs.size() - pending.size();
  }
}
