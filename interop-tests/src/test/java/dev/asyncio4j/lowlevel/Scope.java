package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.TimerHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A cancel scope as a module would write it, by {@link CancelScopes} alone: a node of a tree, whose
 * {@link #effective} is pushed down, so that {@link #cancels} is a field read.
 */
final class Scope implements CancelScopes {
  interface Block {
    void run(Scope scope) throws Exception;
  }

  private final Set<Scope> inner = new LinkedHashSet<>();
  private final Set<Task<?>> tasks = new LinkedHashSet<>();
  private @Nullable Scope parent;
  private @Nullable Task<?> host;
  private @Nullable Duration deadline;
  private @Nullable TimerHandle timer;
  private int cancellingAtEntry;
  private boolean called;
  private boolean shield;
  private boolean effective;
  boolean caught;

  static @Nullable Scope of(Task<?> task) {
    return (Scope) CancelScopes.of(task);
  }

  static Scope moveOnAfter(long seconds, Block body) throws Exception {
    var scope = new Scope();
    scope.deadline = getRunningLoop().time().plusSeconds(seconds);
    return scope.run(body);
  }

  static Scope shielded(Block body) throws Exception {
    var scope = new Scope();
    scope.shield = true;
    return scope.run(body);
  }

  @Override
  public boolean cancels() {
    return effective;
  }

  void cancel() {
    called = true;
    if (timer != null) timer.cancel();
    update();
  }

  void shield(boolean on) {
    shield = on;
    update();
  }

  private void update() {
    boolean now = called || !shield && parent != null && parent.effective;
    if (now == effective) return;
    effective = now;
    for (var each : new ArrayList<>(inner)) each.update();
    if (!now) return;
    for (var each : new ArrayList<>(tasks)) CancelScopes.interruptWait(each, "scope cancelled");
  }

  /** Enters: the body runs inline, in the same task. */
  Scope run(Block body) throws Exception {
    enter();
    Throwable error = null;
    try {
      body.run(this);
    } catch (Throwable e) {
      error = e;
    }
    leave();
    if (swallows(error)) caught = true;
    else if (error instanceof Exception e) throw e;
    else if (error instanceof Error e) throw e;
    return this;
  }

  private void enter() {
    var task = Objects.requireNonNull(currentTask());
    host = task;
    parent = of(task);
    cancellingAtEntry = task.cancelling();
    if (parent != null) parent.inner.add(this);
    attach(task, this);
    update();
    if (deadline == null || called) return;
    var loop = getRunningLoop();
    if (deadline.compareTo(loop.time()) <= 0) cancel();
    else timer = loop.callAt(deadline, this::cancel);
  }

  private void leave() {
    if (of(host) != this) throw new IllegalStateException("Cancel scope stack corrupted");
    if (timer != null) timer.cancel();
    if (parent != null) parent.inner.remove(this);
    attach(host, parent);
  }

  private boolean swallows(@Nullable Throwable error) {
    boolean outer = !shield && parent != null && parent.effective;
    return error instanceof CancelledError
        && called
        && !outer
        && host.cancelling() <= cancellingAtEntry;
  }

  private static void attach(Task<?> task, @Nullable Scope scope) {
    var before = of(task);
    if (before != null) before.tasks.remove(task);
    CancelScopes.set(task, scope);
    if (scope != null) scope.tasks.add(task);
  }

  /** A task that is in this scope: it enters in its first step, and leaves in its last. */
  <T> Task<T> start(Body<T> body) {
    Coroutine<T> whole =
        async(
            () -> {
              var task = Objects.requireNonNull(currentTask());
              attach(task, this);
              try {
                return body.run();
              } finally {
                attach(task, null);
              }
            });
    return createTask(whole);
  }

  /** Waits for a task of its own, whatever is cancelled: scopes are heard once. */
  void join(Task<?> child) {
    CancelScopes.hearingOnce(
        () -> {
          while (!child.done()) {
            var done = getRunningLoop().createFuture();
            child.addDoneCallback(
                future -> {
                  if (!done.done()) done.setResult(null);
                });
            try {
              await(done);
            } catch (CancelledError e) {
              cancel();
            }
          }
          return null;
        });
  }
}
