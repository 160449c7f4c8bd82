package dev.asyncio4j.processes;

import dev.asyncio4j.loop.TimerHandle;
import dev.asyncio4j.processes.Frame.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A child of a pool.
 *
 * <pre>
 *   STARTING ── it is initialised ──▶ IDLE ◀──── result ──── BUSY
 *       │                              │ └───── a job ───────▶│
 *       └───────── it dies ────────────┴── told to end ───────┴──▶ ENDED
 * </pre>
 */
final class Worker {
  /** The states of a worker. */
  enum State {
    STARTING,
    IDLE,
    BUSY,
    ENDED
  }

  private static final long INITIALIZER = 1;

  final ChildJvm child;
  private final Pool pool;
  State state = State.STARTING;
  private @Nullable Job job;
  private @Nullable TimerHandle idle;
  private @Nullable Throwable startFailure;
  private boolean leaving;
  private int done;
  private long lastId = INITIALIZER;

  Worker(Pool pool, Hub hub, PoolOptions options) {
    this.pool = pool;
    String name = Processes.nameOf(options.child().name(), "AioPoolWorker");
    child = new ChildJvm(hub, name, options.child(), this::greet, this::result);
    child.exit.whenComplete((code, error) -> ended(code == null ? 1 : code));
    child.start();
  }

  private void greet(HubClient client) {
    Escrow first = pool.initializer();
    if (first == null) ready();
    else client.send(new Frame(Kind.TASK, INITIALIZER, first.bytes));
  }

  private void ready() {
    state = State.IDLE;
    pool.started();
    rest();
  }

  /** Waits for a job, but not for ever. */
  private void rest() {
    var limit = pool.options().idleTimeout();
    if (limit != null) idle = child.hub.loop.callLater(limit, this::leave);
    pool.serve();
  }

  void run(Job next) {
    if (idle != null) idle.cancel();
    state = State.BUSY;
    job = next;
    next.worker = this;
    next.task.holdFor(child.hub, child.number);
    child.send(new Frame(Kind.TASK, ++lastId, next.task.bytes));
  }

  private void result(Frame frame) {
    if (frame.id() == INITIALIZER) {
      if (frame.kind() == Kind.RESULT) {
        ready();
        return;
      }
      startFailure = Failure.read(frame.body());
      child.kill();
      return;
    }
    if (frame.id() != lastId || job == null) return;
    Job ended = job;
    job = null;
    state = leaving ? State.ENDED : State.IDLE; // it was told to end while its result came
    done++;
    Integer most = pool.options().maxTasksPerChild();
    if (most != null && done >= most) leave();
    ended.end(frame, pool.options().child());
    pool.jobEnded();
    if (!leaving) rest();
    else pool.serve();
  }

  /** Tells the child to end as it likes. */
  void leave() {
    if (state == State.BUSY || leaving) return;
    if (state == State.STARTING) {
      kill();
      return;
    }
    leaving = true;
    state = State.ENDED;
    child.send(new Frame(Kind.BYE, 0, new byte[0]));
  }

  void kill() {
    leaving = true;
    child.kill();
  }

  /** Kills the child; its job ends with the pool's error. */
  void abandon(Throwable error) {
    if (job != null) job.result.completeExceptionally(error);
    kill();
  }

  private void ended(int code) {
    boolean starting = state == State.STARTING;
    state = State.ENDED;
    if (idle != null) idle.cancel();
    Job lost = job;
    job = null;
    pool.ended(this);
    if (lost != null) {
      lost.result.completeExceptionally(
          new BrokenProcessPoolException(
              "%s exited with %d while it ran a task: %s"
                  .formatted(child, code, child.lastLine())));
      pool.jobEnded();
    }
    if (!leaving && (starting || lost != null)) pool.died(starting ? why(code) : null);
    pool.serve();
  }

  private String why(int code) {
    Throwable failure = startFailure != null ? startFailure : child.startFailure();
    if (failure != null) return failure.toString();
    return "exit code " + code + ", it said: " + child.lastLine();
  }
}
