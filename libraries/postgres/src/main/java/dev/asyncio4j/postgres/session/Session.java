package dev.asyncio4j.postgres.session;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Body;
import dev.asyncio4j.Future;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.WaitOptions;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.postgres.InterfaceException;
import dev.asyncio4j.postgres.PgOptions;
import dev.asyncio4j.postgres.QueryOptions;
import dev.asyncio4j.postgres.codec.Types;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation at a time on a connection, and what is left of one that was given up.
 *
 * <pre>
 *   IDLE --enter--> BUSY --leave--> IDLE
 *   BUSY --cancelled while the server works--> DRAINING --the server has answered--> IDLE
 *   DRAINING --5 s--> CLOSED      any --connection lost, terminate, close--> CLOSED
 * </pre>
 *
 * In DRAINING the next operation is taken, and waits.
 */
final class Session {
  private enum State {
    IDLE,
    BUSY,
    DRAINING,
    CLOSED
  }

  /** The time that a server may take to give up a statement. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The wait for an answer before it is asked for again: a request may overtake its statement. */
  private static final WaitOptions A_WHILE = WaitOptions.defaults().timeout(Duration.ofMillis(250));

  final EventLoop loop;
  final Link link;
  final PgOptions options;
  final Types types;
  final Statements statements;

  private final LoopPort port;
  private State state = State.IDLE;

  /**
   * The operation that runs now, and since when; null in IDLE, and in DRAINING until the next one
   * is taken.
   */
  private @Nullable String running;

  private long since;

  /** Completed when what was given up is over; null but in DRAINING. */
  private @Nullable Future<@Nullable Void> drained;

  private Runnable tellEnd = () -> {};

  /** The number of statements that were run. */
  int queries;

  Session(EventLoop loop, Link link, PgOptions options, Types types) {
    this.loop = loop;
    this.link = link;
    this.options = options;
    this.types = types;
    port = LoopPort.of(loop);
    statements = new Statements(this);
  }

  /**
   * Runs an operation.
   *
   * @param what for the error of a second one
   * @param limit of all of it; null: none
   * @throws InterfaceException if another one runs, or the connection is closed
   */
  <T extends @Nullable Object> T operation(String what, @Nullable Duration limit, Body<T> body)
      throws Exception {
    enter(what);
    try {
      if (limit == null) return go(body);
      if (limit.isZero() || limit.isNegative())
        throw new AsyncTimeoutException("timeout " + limit + " is over before anything is sent");
      return timeout(limit, () -> go(body));
    } finally {
      running = null;
      if (state == State.BUSY) state = State.IDLE;
    }
  }

  private <T extends @Nullable Object> T go(Body<T> body) throws Exception {
    settle();
    checkOpen();
    state = State.BUSY;
    return body.run();
  }

  private void enter(String what) {
    check();
    if (running != null) {
      var elapsed = Duration.ofNanos(port.nanoTime() - since).toMillis();
      throw new InterfaceException(
          ("cannot perform operation: another operation is in progress: %s, for %d ms. "
                  + "Use a connection for each task, as a pool lends them")
              .formatted(running, elapsed));
    }
    running = what;
    since = port.nanoTime();
  }

  /** Checks that this is the right loop, and the connection open. */
  void check() {
    if (!port.inTurn())
      throw port.isClosed()
          ? new InterfaceException("connection is closed: its loop is")
          : new IllegalStateException("%s belongs to %s: use it there".formatted(this, loop));
    checkOpen();
  }

  private void checkOpen() {
    if (state == State.CLOSED) throw new InterfaceException("connection is closed");
  }

  /** {@return the time of the loop's clock} */
  long nanoTime() {
    return port.nanoTime();
  }

  boolean isClosed() {
    return state == State.CLOSED;
  }

  boolean isBusy() {
    return running != null;
  }

  boolean isInTransaction() {
    return link.status() != 'I';
  }

  /**
   * Waits until a command is answered.
   *
   * <p><b>Cancellation:</b> ends the wait; the server is asked to give the command up.
   */
  Answer finish(Answer answer) {
    while (!answer.isDone()) change(answer);
    var error = answer.error();
    if (error instanceof RuntimeException failure) throw failure;
    return answer;
  }

  /** Waits until something of an answer is new. */
  void change(Answer answer) {
    try {
      await(answer.change(loop));
    } catch (CancelledError e) {
      giveUp(answer);
      throw e;
    }
  }

  /** Asks the server to give a command up, and has the next operation wait for that. */
  void giveUp(Answer answer) {
    if (answer.isDone() || answer.isDiscarding() || state == State.CLOSED) return;
    state = State.DRAINING;
    Future<@Nullable Void> end = loop.createFuture();
    drained = end;
    answer.discard();
    link.resumeReading();
    if (answer.isCopyIn) link.copyFail("cancelled by the client");
    var task =
        createTask(
            async(() -> drain(answer)),
            TaskOptions.defaults().name("cancel of a statement of " + this).unattended());
    task.addDoneCallback(
        done -> {
          if (done.cancelled() || done.exception() != null) terminate();
          if (drained == end) drained = null;
          if (drained == null && state == State.DRAINING)
            state = running == null ? State.IDLE : State.BUSY;
          if (!end.done()) end.setResult(null);
        });
  }

  private @Nullable Void drain(Answer answer) {
    try {
      timeout(
          PATIENCE,
          () -> {
            while (!answer.isDone()) {
              link.canceller().cancel();
              if (!answer.isDone()) await(Asyncio.wait(Set.of(answer.change(loop)), A_WHILE));
            }
          });
    } catch (RuntimeException e) {
      terminate(); // a server that hangs, or cannot be reached any more
    }
    return null;
  }

  /** {@return whether something was given up that is not over, or a transaction is open} */
  boolean isUnsettled() {
    return drained != null || isInTransaction();
  }

  /** Waits until what was given up is over. */
  void settle() {
    while (drained != null) await(shield(drained));
  }

  /** Sets what tells of the end, when this session itself ends the connection. */
  void whenTerminated(Runnable tell) {
    tellEnd = tell;
  }

  /** Closes the connection at once. */
  void terminate() {
    if (state == State.CLOSED) return;
    tellEnd.run();
    link.abort();
  }

  /** The connection has ended. {@return whether this is news} */
  boolean closed() {
    if (state == State.CLOSED) return false;
    state = State.CLOSED;
    return true;
  }

  /** The limit of an operation. */
  @Nullable Duration limit(QueryOptions given) {
    return given.isTimeoutSet() ? given.timeout() : options.commandTimeout();
  }

  @Override
  public String toString() {
    return "connection to server process %d (%s%s)"
        .formatted(link.processId(), state, running == null ? "" : ": " + running);
  }
}
