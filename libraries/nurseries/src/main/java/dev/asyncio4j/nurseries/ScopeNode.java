package dev.asyncio4j.nurseries;

import dev.asyncio4j.Body1;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.LoopPort;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cancel scope.
 *
 * <pre>
 *   NEW ──enter()──▶ ENTERED ──exit()──▶ EXITED
 * </pre>
 *
 * <p>In each of these states it may be cancelled, once.
 */
final class ScopeNode extends Node implements CancelScope {
  /** The name of the methods that run a block: {@link Site} looks for it. */
  static final String ENTRY = "inside";

  private enum State {
    NEW,
    ENTERED,
    EXITED
  }

  private State state = State.NEW;
  private boolean called;
  private boolean byDeadline;
  private @Nullable String reason;
  private boolean shield;

  private final Deadline deadline;

  /** The edges that the host had been asked for when it came in; one more passes through. */
  private int cancellingAtEntry;

  private @Nullable CancelledError caught;

  /** The loop that it belongs to, for other threads; null until that is known. */
  private volatile @Nullable EventLoop home;

  /** The reason that another thread gave, for the entry, which may come at the same time. */
  private volatile @Nullable String asked;

  /** Makes one; {@link NewScopes} has names for the combinations. */
  ScopeNode(long deadline, boolean relative, boolean shield) {
    this.deadline = new Deadline(deadline, relative);
    this.shield = shield;
  }

  /** Makes it a scope of {@code loop} before its entry. */
  void belongTo(EventLoop loop) {
    port = LoopPort.of(loop);
    home = loop;
  }

  @Override
  public <T extends @Nullable Object> Scoped<T> run(CancelScope.Body<T> body) {
    return inside(body);
  }

  @Override
  public Scoped<@Nullable Void> run(CancelScope.VoidBody body) {
    return inside(Bodies.giving(body));
  }

  /** Runs {@code body} in the scope: its value, or that it was cut short. */
  <T extends @Nullable Object> Scoped<T> inside(Body1<CancelScope, T> body) {
    enter("CancelScope.run");
    T value = null;
    Throwable error = null;
    try {
      value = body.run(this);
    } catch (Throwable e) {
      error = e;
    }
    if (exit(error)) return new Scoped<>(null, true);
    if (error != null) throw Sneaky.thrown(error);
    return new Scoped<>(value, false);
  }

  /** Runs {@code body}, and fails if it was cut short. */
  <T extends @Nullable Object> T runOrFail(Body1<CancelScope, T> body) {
    Scoped<T> outcome = inside(body);
    if (!outcome.cancelledCaught()) return outcome.value();
    throw new TooSlowException(
        byDeadline ? reason + " has passed" : "cancelled before its deadline: " + reason(),
        byDeadline,
        caught);
  }

  void enter(String call) {
    Task<?> task = requireTask(call);
    if (state != State.NEW) throw Misuse.enteredBefore(this, state == State.ENTERED);
    Node under = of(task);
    LoopPort here = portOf(under);
    if (port != null && port.loop() != here.loop()) {
      throw Misuse.otherLoop(this, here.loop());
    }
    port = here;
    cancellingAtEntry = task.cancelling();
    deadline.begin(port);
    state = State.ENTERED;
    enter(task, under);
    arm();
    home = port.loop();
    String early = asked;
    if (early != null) cancel(early);
  }

  /** Leaves the block, which ended with {@code error} if not null; true if that is caught here. */
  boolean exit(@Nullable Throwable error) {
    deadline.stopTimer();
    if (!isInnermost()) {
      state = State.EXITED;
      var problem = Misuse.leftOutOfOrder(this, error);
      detach();
      throw problem;
    }
    boolean outer = !shield && parent != null && parent.isCancelled();
    boolean mine = called && !outer && !sawEdge();
    state = State.EXITED;
    leave();
    if (!mine || !(error instanceof CancelledError)) return false;
    caught = (CancelledError) error;
    return true;
  }

  @Override
  public void cancel() {
    requireTurn("CancelScope.cancel");
    cancel(false, null);
  }

  @Override
  public void cancel(String reason) {
    requireTurn("CancelScope.cancel");
    cancel(false, reason);
  }

  @Override
  public void cancelThreadsafe(String reason) {
    asked = reason;
    EventLoop loop = home;
    if (loop == null) return; // the entry will see it
    try {
      loop.callSoonThreadsafe(() -> cancel(reason));
    } catch (IllegalStateException e) {
      if (!loop.isClosed()) throw e;
    }
  }

  /** Cancels it because something went wrong: {@code what}, and the error that says more. */
  void cancelFor(String what, Throwable error) {
    if (!called) cancel(false, what + ": " + Texts.of(error));
  }

  /** {@return whether the host was asked for an edge since it came in} */
  boolean sawEdge() {
    return host.cancelling() > cancellingAtEntry;
  }

  private void cancel(boolean byDeadline, @Nullable String reason) {
    if (called) return;
    called = true;
    this.byDeadline = byDeadline;
    this.reason = reason;
    deadline.stopTimer();
    update();
  }

  @Override
  void expireOwn(long now) {
    if (state != State.ENTERED || called || !deadline.isPassed(now)) return;
    cancel(true, deadline.reason() + Site.of(this));
  }

  private void arm() {
    deadline.stopTimer();
    if (state != State.ENTERED || called || deadline.isNever()) return;
    long now = port.nanoTime();
    if (deadline.isPassed(now)) expireOwn(now);
    else deadline.startTimer(port, now, this::expireOwn);
  }

  private void requireTurn(String call) {
    if (port != null && !port.inTurn()) throw Misuse.otherThread(call, this);
  }

  @Override
  long ownLimit() {
    return called ? CANCELLED : deadline.limit();
  }

  @Override
  @Nullable String ownReason() {
    if (!called) return null;
    return reason == null ? "the cancel scope was cancelled" : reason;
  }

  @Override
  boolean isShielded() {
    return shield;
  }

  @Override
  public boolean cancelCalled() {
    if (state == State.ENTERED && port.inTurn()) expireOwn(port.nanoTime());
    return called;
  }

  @Override
  public boolean cancelledCaught() {
    return caught != null;
  }

  @Override
  public Optional<String> cancelReason() {
    return Optional.ofNullable(reason);
  }

  @Override
  public Optional<Duration> deadline() {
    return deadline.inLoopTime();
  }

  @Override
  public void deadline(@Nullable Duration loopTime) {
    requireTurn("CancelScope.deadline");
    deadline.makeAbsolute();
    moveTo(Times.nanos(loopTime));
  }

  @Override
  public void extend(Duration d) {
    requireTurn("CancelScope.extend");
    moveTo(deadline.plus(Times.nanos(d)));
  }

  private void moveTo(long when) {
    if (called) return;
    deadline.moveTo(when, state == State.ENTERED ? port : null);
    update();
    arm();
  }

  @Override
  public boolean shield() {
    return shield;
  }

  @Override
  public void shield(boolean on) {
    requireTurn("CancelScope.shield");
    shield = on;
    update();
  }

  @Override
  public String toString() {
    String text = "<CancelScope " + (called ? "cancelled" : state.name().toLowerCase(Locale.ROOT));
    if (!called && !deadline.isNever()) text += " deadline=" + deadline;
    return text + (shield ? " shield>" : ">");
  }
}
