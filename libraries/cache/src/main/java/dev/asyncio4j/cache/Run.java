package dev.asyncio4j.cache;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Context;
import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.lowlevel.ParkingLot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run of the cached function, and those who wait for it.
 *
 * <pre>
 *              its task is done
 *   UNDER WAY ─────────────────▶ OVER
 * </pre>
 */
final class Run<V extends @Nullable Object> {
  /** The run that code belongs to, its tasks included; null outside of all. */
  private static final ContextVar<@Nullable Run<?>> CURRENT =
      ContextVar.create("dev.asyncio4j.cache.Run", null);

  private final String name;
  private final EventLoop loop;
  private final Task<V> task;
  private final ParkingLot waiting = ParkingLot.create();

  /** The runs that code of this one waits for; nearly always one or none. */
  private final List<Run<?>> waitsFor = new ArrayList<>(1);

  private int waiters;
  private boolean over;

  /** True once a failure has reached somebody. */
  private boolean told;

  /** Starts a run with the context variables of the code that calls. */
  Run(EventLoop loop, String name, Coroutine<V> code, Consumer<Run<V>> ended) {
    this.loop = loop;
    this.name = name;
    var context = Context.copyCurrent();
    context.run(
        () -> {
          CURRENT.set(this);
        });
    var options = TaskOptions.defaults().name(name).context(context).eagerStart(false);
    task = loop.createTask(code, options);
    task.addDoneCallback(done -> end(ended), context);
  }

  private void end(Consumer<Run<V>> ended) {
    over = true;
    try {
      ended.accept(this);
    } finally {
      waiting.unparkAll();
      if (waiters == 0) tellFailure();
    }
  }

  /** Waits for the end. If the last who waits is cancelled, {@code abandon} is called. */
  V join(Runnable abandon) {
    var from = CURRENT.get();
    if (from != null) from.beginWait(this);
    waiters++;
    try {
      while (!over) await(waiting.park());
      told = true;
    } finally {
      waiters--;
      if (from != null) from.waitsFor.remove(this);
      if (waiters == 0 && !over) abandon.run();
      else if (waiters == 0) tellFailure(); // cancelled just as it got the failure
    }
    return task.result();
  }

  private void beginWait(Run<?> other) {
    if (!over) {
      var cycle = other.pathTo(this);
      if (cycle != null) throw wouldWaitForItself(cycle);
    }
    waitsFor.add(other);
  }

  private static IllegalStateException wouldWaitForItself(List<Run<?>> cycle) {
    var names = new StringBuilder();
    for (var run : cycle) names.append(run.name).append(" → ");
    return new IllegalStateException(
        "a run would wait for itself: %s%s; give the function another way to end"
            .formatted(names, cycle.get(0).name));
  }

  /** Returns the runs from this one to {@code goal}, each waiting for the next; null if none. */
  private @Nullable List<Run<?>> pathTo(Run<?> goal) {
    var cameFrom = new IdentityHashMap<Run<?>, Run<?>>();
    var open = new ArrayDeque<Run<?>>(List.of(this));
    for (Run<?> run = open.poll(); run != null && run != goal; run = open.poll()) {
      if (run.over) continue;
      for (var next : run.waitsFor) if (cameFrom.putIfAbsent(next, run) == null) open.add(next);
    }
    if (this != goal && !cameFrom.containsKey(goal)) return null;
    var path = new LinkedList<Run<?>>();
    for (Run<?> run = goal; run != this; run = cameFrom.get(run)) path.addFirst(run);
    path.addFirst(this);
    return path;
  }

  private void tellFailure() {
    if (told || !failed()) return;
    told = true;
    var message = "Exception in " + name + ", a run of a cache that nobody waits for";
    loop.callExceptionHandler(
        new ExceptionContext(message, task.exception(), task, null, null, null));
  }

  /** {@return whether it has ended with an error; that counts as read} */
  private boolean failed() {
    return !task.cancelled() && task.exception() != null;
  }

  boolean hasValue() {
    return !task.cancelled() && task.exception() == null;
  }

  V value() {
    return task.result();
  }

  void cancel(String reason) {
    task.cancel(reason);
  }

  /** Waits for the end, whatever it is, without being one of those it runs for. */
  void awaitEnd() {
    while (!over) await(waiting.park());
  }

  /** {@return whether the code that calls belongs to it} */
  boolean isCurrent() {
    return CURRENT.get() == this;
  }
}
