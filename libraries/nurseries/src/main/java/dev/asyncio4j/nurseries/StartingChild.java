package dev.asyncio4j.nurseries;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.exceptions.CancelledError;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A child that somebody waits for until it says that it has started.
 *
 * <pre>
 *   STARTING ──started()──▶ STARTED      the nursery's, as any other child
 *       └────── task done ──▶ ENDED      the caller's: the nursery does not hear of it
 * </pre>
 *
 * <p>While STARTING it has two parents: the nursery's scope, and the caller's, by {@link #view}.
 *
 * @param <T> the type of what it reports
 */
final class StartingChild<T extends @Nullable Object> extends Child<@Nullable Object>
    implements TaskStatus<T> {
  private enum State {
    STARTING,
    STARTED,
    ENDED
  }

  /** The place of the child in the caller's part of the tree. */
  private final class View extends Node {
    @Override
    void limitChanged() {
      StartingChild.this.update();
    }
  }

  private final Task<?> caller;
  private final QuietWait wait;
  private final View view = new View();
  private State state = State.STARTING;
  private @Nullable T value;

  /** The error that the task ended with in STARTING; null if it returned. */
  private @Nullable Throwable failure;

  /** The edge of the caller, which became the child's cancellation. */
  private @Nullable CancelledError edge;

  private StartingChild(NurseryImpl nursery, Task<?> caller) {
    super(nursery);
    this.caller = caller;
    wait = new QuietWait(caller);
  }

  /** Starts a child of {@code nursery}, and returns what it reports. */
  @SuppressWarnings("unchecked") // the type of the result is nobody's matter
  static <T extends @Nullable Object> T start(
      NurseryImpl nursery, Nursery.Starting<T> starting, TaskOptions options) {
    var child = new StartingChild<T>(nursery, requireTask("Nursery.start"));
    Coroutine<?> coroutine = Objects.requireNonNull(starting.begin(child), "the child's coroutine");
    nursery.begin(child, (Coroutine<@Nullable Object>) coroutine, options);
    return child.report();
  }

  private T report() {
    if (state == State.STARTING) {
      view.attach(wait.node());
      update();
      wait.until(
          () -> state != State.STARTING,
          e -> {
            edge = e;
            update();
          });
    }
    boolean failed = failure != null && !(failure instanceof CancelledError);
    if (edge != null && (failed || state == State.STARTED)) Edges.postpone(caller, edge);
    if (state == State.STARTED) return value;
    if (failed) throw Sneaky.thrown(failure);
    if (edge != null) throw edge;
    Node around = wait.node();
    if (failure != null && around != null && around.isCancelled()) {
      throw new CancelledError(around.reason());
    }
    throw new NurseryStartException(
        "child exited without calling started: %s of %s; call it, or use startSoon"
            .formatted(host, nursery),
        failure);
  }

  @Override
  public void started(T value) {
    if (port != null && !port.inTurn()) throw refused("was called outside the turn of its loop");
    if (state == State.STARTED) throw refused("called 'started' twice on the same task status");
    if (state == State.ENDED) throw refused("has ended");
    if (wasTold()) throw refused("was cancelled before it started: let the CancelledError go on");
    state = State.STARTED;
    this.value = value;
    view.detach();
    if (port != null) update();
    wait.look();
  }

  private IllegalStateException refused(String why) {
    return new IllegalStateException("TaskStatus.started of %s: %s".formatted(host, why));
  }

  @Override
  public void accept(Future<@Nullable Object> task) {
    if (state != State.STARTING) {
      super.accept(task);
      return;
    }
    state = State.ENDED;
    failure = task.cancelled() ? new CancelledError(reason()) : task.exception();
    view.detach();
    detach();
    nursery.left();
    wait.look();
  }

  @Override
  boolean isMember() {
    return state == State.STARTED;
  }

  @Override
  long ownLimit() {
    if (state != State.STARTING) return NEVER;
    return edge != null ? CANCELLED : view.limit;
  }

  @Override
  @Nullable String ownReason() {
    if (state != State.STARTING) return null;
    return edge != null ? "its start was cancelled" : view.reason();
  }

  @Override
  void expireOwn(long now) {
    if (state == State.STARTING) view.expire(now);
  }

  @Override
  public String toString() {
    return "<TaskStatus " + state.name().toLowerCase(Locale.ROOT) + " task=" + host + ">";
  }
}
