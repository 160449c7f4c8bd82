package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.shield;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.lowlevel.DropWatch;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.Registration;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The life of a client, and the loop that it belongs to.
 *
 * <pre>
 *   NEW ──start──▶ STARTING ──▶ RUNNING ──stop──▶ STOPPED
 *    ▲───failed───────┘ └────────stop──────────────▲
 *    └────────────────────stop─────────────────────┘
 * </pre>
 *
 * @param <S> the kind of its session: all that is open between start and stop
 */
final class Life<S extends Session> {
  private enum State {
    NEW,
    STARTING,
    RUNNING,
    STOPPED
  }

  /** The time for a client that nobody stopped before its loop ends. */
  private static final Duration LAST = Duration.ofSeconds(2);

  private final String name;
  private final Function<String, RuntimeException> stopped;
  private State state = State.NEW;

  /** All that is open, or was; null before the first start. */
  private @Nullable S session;

  private @Nullable DropWatch watch;
  private @Nullable Registration ending;

  /**
   * Makes one.
   *
   * @param name of the client, in messages
   * @param stopped makes the error of calls that come too late
   */
  Life(String name, Function<String, RuntimeException> stopped) {
    this.name = name;
    this.stopped = stopped;
  }

  String name() {
    return name;
  }

  /** Opens a session on the running loop; one that fails leaves all as it was. */
  void start(Object client, Function<LoopPort, S> open) {
    if (state == State.STOPPED) throw isStopped();
    if (state != State.NEW) throw new IllegalStateException(name + " has been started already");
    state = State.STARTING;
    S opening = null;
    try {
      opening = open.apply(LoopPort.of(getRunningLoop()));
      session = opening;
      await(opening.open());
      if (state == State.STOPPED) throw isStopped();
    } catch (Throwable e) {
      if (state == State.STOPPED) throw stoppedMeanwhile(e);
      if (opening != null) opening.abandon();
      state = State.NEW;
      session = null;
      throw e;
    }
    state = State.RUNNING;
    guard(client, opening);
  }

  /** Leaves the end to the stop that came while it started, which closes all in good order. */
  private RuntimeException stoppedMeanwhile(Throwable error) {
    if (error instanceof CancelledError cancelled) throw cancelled;
    var stopped = isStopped();
    if (error.getClass() != stopped.getClass()) stopped.addSuppressed(error);
    return stopped;
  }

  /** Has the session end with the loop, and tells of a client that nobody stopped. */
  private void guard(Object client, S opened) {
    var port = opened.port;
    var text = "Unclosed " + name;
    var watching = DropWatch.watch(port.loop(), client, text, opened::abandon);
    watch = watching;
    ending =
        port.beforeClose(
            () ->
                async(
                    () -> {
                      watching.settle();
                      port.loop().callExceptionHandler(ExceptionContext.of(text, null));
                      await(opened.stop(LAST));
                    }));
  }

  /** {@return what is open, for a call that may come now} */
  S enter() {
    var open = session;
    if (open != null && open.port.inTurn() && takesCalls(open)) return open;
    if (state == State.STOPPED) throw isStopped();
    if (open != null && !open.port.inTurn()) throw foreign(open);
    throw new IllegalStateException(name + " is not started: call start() first");
  }

  private boolean takesCalls(S open) {
    return state == State.RUNNING || open.isInListener();
  }

  /** {@return what is open, or is being opened or closed; null on no turn of its loop} */
  @Nullable S current() {
    var open = session;
    return open != null && open.port.inTurn() ? open : null;
  }

  /** {@return what is open, or is being opened; null before the start} */
  @Nullable S enterIfStarted() {
    if (state == State.NEW) return null;
    var opening = state == State.STARTING ? current() : null;
    return opening != null ? opening : enter();
  }

  private IllegalStateException foreign(S open) {
    return new IllegalStateException(
        "%s belongs to %s: use it there, not in thread '%s'; or make one for each loop"
            .formatted(name, open.port.loop(), Thread.currentThread().getName()));
  }

  RuntimeException isStopped() {
    return stopped.apply(name + " is stopped: make a new one");
  }

  Coroutine<@Nullable Void> stop(Duration limit) {
    return async(
        () -> {
          var ends = begin(limit);
          if (ends != null) await(shield(ends));
        });
  }

  /** Begins to stop; the second time it gives the same end. */
  private @Nullable Future<@Nullable Void> begin(Duration limit) {
    var open = session;
    if (open != null && !open.port.inTurn() && !open.port.isClosed()) throw foreign(open);
    state = State.STOPPED;
    if (watch != null) watch.settle();
    if (open == null || open.port.isClosed()) return null;
    if (ending != null) ending.close();
    return open.stop(limit);
  }

  /** Stops: in a task it waits; in a callback, or when the loop does not run, it does not. */
  void close(Duration limit) {
    var open = session;
    if (open == null || open.port.isClosed()) {
      state = State.STOPPED;
    } else if (open.port.inTurn() && currentTask() != null) {
      await(stop(limit));
    } else if (open.port.inTurn() || open.port.loop().isRunning()) {
      Objects.requireNonNull(begin(limit), "what is open can be stopped");
    } else {
      state = State.STOPPED;
      if (watch != null) watch.settle();
      if (ending != null) ending.close();
      open.abandon();
    }
  }

  @Override
  public String toString() {
    return name + " " + state.name().toLowerCase(Locale.ROOT);
  }
}
