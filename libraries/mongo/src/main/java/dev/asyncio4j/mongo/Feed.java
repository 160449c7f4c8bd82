package dev.asyncio4j.mongo;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Future;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.OutsideWork;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * The elements of a publisher of the driver's, for one reader on a loop.
 *
 * <p>It asks for some at a time ({@link Demand}), and for the next ones when half of the last are
 * taken. What the driver has comes at once; what comes later lies ready for the reader, which is
 * woken only if it sleeps: that costs more than an element does. While the rest of them comes it
 * does not sleep, but lets the loop make passes.
 *
 * <pre>
 *   NEW ──first wait──▶ OPEN ──end, failure──▶ ENDED (what came before is still given)
 *    └───────close────────┴──────────close──────▶ CLOSED
 * </pre>
 *
 * @param <T> the type of the elements
 */
final class Feed<T> implements Subscriber<T>, Calls.Open {
  private enum State {
    NEW,
    OPEN,
    ENDED,
    CLOSED
  }

  /** The passes that a reader makes while the rest of what it asked for comes, before it sleeps. */
  private static final int PASSES = 8;

  private final Calls calls;
  private final LoopPort port;
  private final Publisher<T> source;
  private final Demand demand;
  private final Upstream upstream = new Upstream();

  // On the loop's turn:
  private State state = State.NEW;
  private final ArrayDeque<T> ready = new ArrayDeque<>();

  /** The number of elements that were asked for last. */
  private int asked;

  /** The number of them that have not been received. */
  private int owed;

  private @Nullable Throwable error;

  /** Runs when the reader is told of the end, or of a failure: there is nothing to close then. */
  Runnable onOver = () -> {};

  /** True while a task is in {@link #awaitReady}. */
  private boolean isAwaited;

  private @Nullable Future<@Nullable Void> waiter;

  // Under the lock of this object, for the driver's threads:
  private final List<T> incoming = new ArrayList<>();

  /** True when the reader sleeps, and has not been called yet: then nothing is there for it. */
  private boolean isAsleep;

  private boolean isOver;
  private @Nullable Throwable failure;

  /** Makes one; nothing is asked for. */
  Feed(Calls calls, LoopPort port, Publisher<T> source, Demand demand) {
    this.calls = calls;
    this.port = port;
    this.source = source;
    this.demand = demand;
  }

  LoopPort port() {
    return port;
  }

  /** {@return whether there may be more} */
  boolean isAlive() {
    if (port.inTurn()) receive();
    return state == State.NEW || state == State.OPEN || !ready.isEmpty();
  }

  boolean isReady() {
    return !ready.isEmpty();
  }

  /** Waits for an element; a wait that is cancelled takes none. False: there are no more. */
  boolean awaitReady() {
    if (isAwaited)
      throw new IllegalStateException("another task waits for the next element: one at a time");
    isAwaited = true;
    try {
      for (int passes = 0; !isSettled(); passes++) {
        if (owed < asked && passes < PASSES) Asyncio.await(Asyncio.sleep(Duration.ZERO));
        else sleep();
      }
    } finally {
      isAwaited = false;
    }
    if (!ready.isEmpty()) return true;
    onOver.run();
    if (error != null) throw Sneaky.raise(error);
    if (state == State.CLOSED) throw new IllegalStateException("it was closed");
    return false;
  }

  /** {@return whether there is something to tell a reader}; asks for more, where that is due */
  private boolean isSettled() {
    if (!ready.isEmpty()) return true;
    receive();
    ask();
    return !ready.isEmpty() || state == State.ENDED || state == State.CLOSED;
  }

  private void sleep() {
    synchronized (this) {
      if (!incoming.isEmpty() || isOver) return;
      isAsleep = true;
    }
    var work = OutsideWork.begin(port.loop());
    Future<@Nullable Void> mine = port.loop().createFuture();
    waiter = mine;
    try {
      Asyncio.await(mine);
    } finally {
      waiter = null;
      work.end();
    }
  }

  T head() {
    return ready.element();
  }

  /** Goes on to the next element; there is none if it was closed since {@link #head()}. */
  void take() {
    ready.poll();
    ask();
  }

  private void ask() {
    if (state == State.NEW) open();
    else if (state == State.OPEN && owed == 0 && ready.size() <= asked / 2) askForMore();
  }

  private void askForMore() {
    owe();
    int had = upstream.request(owed);
    receive();
    if (had < asked) demand.ranOut(asked - had - owed);
  }

  private void open() {
    calls.check(); // before it is open: else the next wait would have no end
    state = State.OPEN;
    owe();
    calls.add(this);
    try {
      source.subscribe(this);
    } catch (RuntimeException e) {
      onError(e);
    }
  }

  private void owe() {
    asked = demand.next();
    owed = asked;
  }

  // What the driver calls, on its threads:

  @Override
  public void onSubscribe(Subscription given) {
    upstream.start(given, asked);
  }

  @Override
  public void onNext(T element) {
    upstream.came();
    synchronized (this) {
      incoming.add(element);
      if (!isAsleep) return;
      isAsleep = false;
    }
    call();
  }

  @Override
  public void onError(Throwable problem) {
    end(calls.translated(problem));
  }

  @Override
  public void onComplete() {
    end(null);
  }

  @Override
  public void fail(Throwable problem) {
    end(problem);
    upstream.cancel();
  }

  private void end(@Nullable Throwable problem) {
    calls.remove(this);
    synchronized (this) {
      if (isOver) return;
      isOver = true;
      failure = problem;
      if (!isAsleep) return;
      isAsleep = false;
    }
    call();
  }

  private void call() {
    try {
      port.execute(this::wake);
    } catch (RejectedExecutionException closed) {
      abandon(); // the loop is closed: nobody can read
    }
  }

  /** Takes over what has come, on the loop's turn. */
  private void receive() {
    if (state != State.OPEN) return;
    synchronized (this) {
      owed -= incoming.size();
      demand.came(incoming.size());
      ready.addAll(incoming);
      incoming.clear();
      if (!isOver) return;
      state = State.ENDED;
      error = failure;
    }
  }

  private void wake() {
    var waiting = waiter;
    if (waiting != null && !waiting.done()) waiting.setResult(null);
  }

  /** Ends it on the loop's turn: the server's cursor is killed. */
  void close() {
    if (state == State.CLOSED) return;
    receive();
    boolean isOpen = state == State.OPEN;
    state = State.CLOSED;
    ready.clear();
    if (isOpen) abandon();
    wake();
  }

  /** Gives up what the server holds; from any thread. */
  void abandon() {
    calls.remove(this);
    upstream.cancel();
  }
}
