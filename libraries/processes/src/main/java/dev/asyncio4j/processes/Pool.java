package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * A pool: jobs that queue, workers that run them.
 *
 * <pre>
 *   OPEN ── close ──▶ CLOSING ── no job is left, the workers have ended ──▶ ENDED
 *     └──── terminate, three deaths at start in a row ──▶ KILLED ──────────▶ ENDED
 * </pre>
 */
final class Pool implements AioPool {
  /** The states of a pool. */
  enum State {
    OPEN,
    CLOSING,
    KILLED
  }

  private static final int DEATHS_AT_START = 3;

  private final Hub hub;
  private final int most;
  private final PoolOptions options;
  private final @Nullable Escrow initializer;
  private final Deque<Job> queue = new ArrayDeque<>();
  private final List<Worker> workers = new ArrayList<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private State state = State.OPEN;
  private @Nullable String broken;
  private int deathsAtStart;
  private long done;
  private long died;

  Pool(Hub hub, int processes, PoolOptions options) {
    this.hub = hub;
    this.most = processes;
    this.options = options.child().daemon() ? options : options.child(options.child().daemon(true));
    SerializableVoidBody first = options.initializer();
    SerializableBody<Boolean> task =
        first == null
            ? null
            : () -> {
              first.run();
              return true;
            };
    initializer = task == null ? null : Escrow.of(() -> Pickle.bytes(task));
  }

  PoolOptions options() {
    return options;
  }

  @Nullable Escrow initializer() {
    return initializer;
  }

  int processes() {
    return most;
  }

  // -- jobs --------------------------------------------------------------------------------------

  Job submit(Escrow task) {
    Frame.check(task.bytes.length, options.child().maxFrame());
    if (broken != null) throw new BrokenProcessPoolException(broken);
    if (state != State.OPEN || hub.isClosed()) {
      throw new IllegalStateException("Pool not running: " + this + " takes no more work");
    }
    var job = new Job(task);
    queue.add(job);
    serve();
    return job;
  }

  /** Hands out jobs, starts workers for the rest, and ends when there is nothing more to do. */
  void serve() {
    if (hub.isClosed() && !queue.isEmpty()) {
      kill(new ChildDiedException("the " + hub.address() + " is closed"));
      return;
    }
    for (Worker worker : List.copyOf(workers)) {
      if (worker.state == Worker.State.IDLE && !queue.isEmpty()) worker.run(queue.poll());
    }
    long starting = workers.stream().filter(w -> w.state == Worker.State.STARTING).count();
    while (workers.size() < most && starting < queue.size() && !hub.isClosed()) {
      workers.add(new Worker(this, hub, options));
      starting++;
    }
    if (state == State.CLOSING && queue.isEmpty()) workers().forEach(Worker::leave);
    if (state != State.OPEN && workers.isEmpty()) ended.complete(null);
  }

  private List<Worker> workers() {
    return List.copyOf(workers);
  }

  void started() {
    deathsAtStart = 0;
  }

  void jobEnded() {
    done++;
  }

  void ended(Worker worker) {
    workers.remove(worker);
  }

  /** Counts a death; {@code atStart}: what a worker said that did not even start. */
  void died(@Nullable String atStart) {
    died++;
    if (atStart == null || ++deathsAtStart < DEATHS_AT_START) return;
    broken = "the pool is broken: " + DEATHS_AT_START + " workers died at their start: " + atStart;
    kill(new BrokenProcessPoolException(broken));
  }

  void cancel(Job job) {
    if (job.result.isDone()) return;
    if (queue.remove(job)) {
      done++;
      serve();
    } else if (options.killOnCancel() && job.worker != null) {
      job.worker.kill();
    }
  }

  // -- what users call ---------------------------------------------------------------------------

  @Override
  public <T extends @Nullable Object> Coroutine<T> coroApply(SerializableBody<T> function) {
    Escrow task = Escrow.of(() -> Pickle.bytes(function));
    return async(() -> Maps.awaitJob(this, submit(task)));
  }

  @Override
  public <A extends @Nullable Object, R extends @Nullable Object> Coroutine<R> coroApply(
      SerializableFunction<A, R> function, A argument) {
    return coroApply(() -> function.apply(argument));
  }

  @Override
  public <A extends @Nullable Object, R extends @Nullable Object> Coroutine<List<R>> coroMap(
      SerializableFunction<A, R> function, Collection<? extends A> items) {
    int parts = 4 * most;
    return coroMap(function, items, Math.max(1, (items.size() + parts - 1) / parts));
  }

  @Override
  public <A extends @Nullable Object, R extends @Nullable Object> Coroutine<List<R>> coroMap(
      SerializableFunction<A, R> function, Collection<? extends A> items, int chunk) {
    return Maps.map(this, function, items, chunk);
  }

  @Override
  public <A, B, R extends @Nullable Object> Coroutine<List<R>> coroStarmap(
      SerializableBiFunction<A, B, R> function, Collection<Map.Entry<A, B>> items) {
    List<Map.Entry<A, B>> pairs = new ArrayList<>();
    for (var item : items) pairs.add(new AbstractMap.SimpleEntry<>(item));
    return coroMap(pair -> function.apply(pair.getKey(), pair.getValue()), pairs);
  }

  @Override
  public <A extends @Nullable Object, R extends @Nullable Object> AsyncIterable<R> imap(
      SerializableFunction<A, R> function, Collection<? extends A> items, int chunk) {
    return Maps.imap(this, function, items, chunk, true);
  }

  @Override
  public <A extends @Nullable Object, R extends @Nullable Object> AsyncIterable<R> imapUnordered(
      SerializableFunction<A, R> function, Collection<? extends A> items, int chunk) {
    return Maps.imap(this, function, items, chunk, false);
  }

  @Override
  public void close() {
    Call.onTurn(
        hub.port,
        () -> {
          if (state == State.OPEN) state = State.CLOSING;
          serve();
        });
  }

  @Override
  public void terminate() {
    Call.onTurn(hub.port, () -> kill(new CancelledError("the pool was terminated")));
  }

  private void kill(Throwable error) {
    if (state == State.KILLED) return;
    state = State.KILLED;
    for (Job job : queue) job.result.completeExceptionally(error);
    queue.clear();
    for (Worker worker : workers()) worker.abandon(error);
    serve();
  }

  @Override
  public Coroutine<@Nullable Void> coroJoin() {
    return async(
        () -> {
          if (state == State.OPEN) {
            throw new IllegalStateException("Pool is still running: close " + this + " first");
          }
          Call.awaitedOutside(ended);
        });
  }

  @Override
  public ExecutorService asExecutor() {
    return new PoolExecutor(this, hub);
  }

  @Override
  public PoolStatistics statistics() {
    int busy = (int) workers.stream().filter(w -> w.state == Worker.State.BUSY).count();
    return new PoolStatistics(workers.size(), busy, queue.size(), done, died);
  }

  boolean isOver() {
    return state != State.OPEN;
  }

  CompletableFuture<Void> end() {
    return ended;
  }

  @Override
  public String toString() {
    return "<AioPool %s workers=%d queued=%d>"
        .formatted(state.name().toLowerCase(Locale.ROOT), workers.size(), queue.size());
  }
}
