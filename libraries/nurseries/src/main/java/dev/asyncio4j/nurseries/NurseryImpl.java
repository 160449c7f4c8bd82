package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Body1;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.RunInterruptedException;
import dev.asyncio4j.exceptions.TaskGroupException;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.ExceptionContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A nursery.
 *
 * <pre>
 *   OPEN ──block ended──▶ EXITING ──no child left──▶ CLOSED
 *     └──────── block ended, no child left ────────────▲
 * </pre>
 *
 * <p>A failure in OPEN or EXITING cancels the scope; what follows from that is no failure.
 */
final class NurseryImpl implements Nursery {
  private enum State {
    OPEN,
    EXITING,
    CLOSED
  }

  /** Begins in a later pass whatever the loop's factory does: the node must be there first. */
  private static final TaskOptions LATER = TaskOptions.defaults().eagerStart(false);

  private final ScopeNode scope = NewScopes.after(null);
  private final List<Throwable> errors = new ArrayList<>();
  private State state = State.OPEN;

  /** The children that have not ended, those included that have not started. */
  private int running;

  /**
   * The first error that the machine is in trouble with: it comes out bare, and hides the others.
   */
  private @Nullable Throwable fatal;

  /** The first cancellation that a scope has ended the block or a child with. */
  private @Nullable CancelledError cancellation;

  /** The last cancellation of the block that is no scope's: an edge, or of what it awaited. */
  private @Nullable CancelledError foreign;

  private @Nullable QuietWait exit;

  /** Runs {@code body} with this nursery, then waits for the children. */
  <T extends @Nullable Object> T inside(Body1<Nursery, T> body) {
    scope.enter("openNursery");
    T value = null;
    Throwable bodyError = null;
    try {
      value = body.run(this);
    } catch (Throwable e) {
      bodyError = e;
      blockFailed(e);
    }
    waitForChildren();
    Throwable error = outcome(bodyError);
    boolean caught = scope.exit(error == foreign ? null : error);
    if (error == null || caught) return value;
    throw Sneaky.thrown(error);
  }

  private void blockFailed(Throwable error) {
    if (error instanceof CancelledError e) {
      if (scope.isCancelled() && !scope.sawEdge()) cancellation = e;
      else foreign = e;
    }
    scope.cancelFor("the nursery's block failed", error);
  }

  private void waitForChildren() {
    state = running == 0 ? State.CLOSED : State.EXITING;
    exit = new QuietWait(scope.host);
    exit.until(
        () -> running == 0,
        edge -> {
          foreign = edge;
          scope.cancelFor("the nursery's task was cancelled", edge);
        });
  }

  /** {@return what the block ends with; null if nothing but this nursery was cancelled} */
  private @Nullable Throwable outcome(@Nullable Throwable bodyError) {
    if (bodyError != null && !(bodyError instanceof CancelledError)) add(bodyError);
    if (errors.isEmpty()) return foreign != null ? foreign : cancellation;
    if (foreign != null) Edges.postpone(scope.host, foreign);
    if (fatal == null) return new TaskGroupException("unhandled errors in a nursery", errors);
    for (Throwable error : errors) if (error != fatal) reportHidden(error);
    return fatal;
  }

  private void reportHidden(Throwable error) {
    String message = "Error in %s was hidden by %s, which comes out alone".formatted(this, fatal);
    loop().callExceptionHandler(ExceptionContext.of(message, error));
  }

  private void add(Throwable error) {
    errors.add(error);
    boolean bare = error instanceof VirtualMachineError || error instanceof RunInterruptedException;
    if (bare && fatal == null) fatal = error;
  }

  void childEnded(@Nullable Throwable error) {
    if (error != null) {
      add(error);
      scope.cancelFor("a child of the nursery failed", error);
    }
    left();
  }

  /** Notes a child's end by cancellation: that of its own task, an edge, is the child's matter. */
  void childCancelled(boolean byScope) {
    if (byScope && cancellation == null) cancellation = new CancelledError(scope.reason());
    left();
  }

  /** Notes that a child has ended, or never was. */
  void left() {
    running--;
    if (running > 0 || state == State.OPEN) return;
    state = State.CLOSED;
    exit.look();
  }

  @Override
  public <T extends @Nullable Object> Task<T> startSoon(Coroutine<T> child) {
    return startSoon(child, LATER);
  }

  @Override
  public <T extends @Nullable Object> Task<T> startSoon(Coroutine<T> child, String name) {
    return startSoon(child, LATER.name(name));
  }

  private <T extends @Nullable Object> Task<T> startSoon(
      Coroutine<T> coroutine, TaskOptions options) {
    requireTurn("Nursery.startSoon");
    if (closed()) {
      coroutine.close();
      throw refused();
    }
    return begin(new Child<>(this), coroutine, options);
  }

  <T extends @Nullable Object> Task<T> begin(
      Child<T> child, Coroutine<T> coroutine, TaskOptions options) {
    Task<T> task = loop().createTask(coroutine, options);
    running++;
    child.begin(task, scope);
    return task;
  }

  @Override
  public <T extends @Nullable Object> Coroutine<T> start(Starting<T> child) {
    return async(() -> start(child, LATER));
  }

  @Override
  public <T extends @Nullable Object> Coroutine<T> start(Starting<T> child, String name) {
    return async(() -> start(child, LATER.name(name)));
  }

  private <T extends @Nullable Object> T start(Starting<T> child, TaskOptions options) {
    requireTurn("Nursery.start");
    if (closed()) throw refused();
    return StartingChild.start(this, child, options);
  }

  private IllegalStateException refused() {
    return new IllegalStateException(
        "Nursery is closed to new arrivals: %s; start the child before its block and children have"
                .formatted(this)
            + " ended, or in another nursery");
  }

  private void requireTurn(String call) {
    if (scope.port.inTurn()) return;
    throw new IllegalStateException(
        "%s of %s outside the turn of %s: use its callSoonThreadsafe"
            .formatted(call, this, loop()));
  }

  private EventLoop loop() {
    return scope.port.loop();
  }

  @Override
  public CancelScope cancelScope() {
    return scope;
  }

  @Override
  public Set<Task<?>> childTasks() {
    Set<Task<?>> tasks = new LinkedHashSet<>();
    for (Node n = scope.first; n != null; n = n.next) {
      if (n instanceof Child<?> child && child.isMember() && !child.host.done()) {
        tasks.add(child.host);
      }
    }
    return Collections.unmodifiableSet(tasks);
  }

  @Override
  public boolean closed() {
    return state == State.CLOSED;
  }

  @Override
  public String toString() {
    String text = "<Nursery " + state.name().toLowerCase(Locale.ROOT) + " children=" + running;
    return text + " errors=" + errors.size() + (scope.isCancelled() ? " cancelled>" : ">");
  }
}
