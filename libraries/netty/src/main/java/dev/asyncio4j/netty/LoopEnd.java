package dev.asyncio4j.netty;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.Registration;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The end of one event loop of Netty's: what the event loop holds, and how that is closed.
 *
 * <pre>
 *            begin                      nothing came for the quiet period, or timeout
 *   OPEN ────────────▶ CLOSING ────────────────────────────────────────────────▶ CLOSED
 *     │                   │   channels closed, timers cancelled;                    ▲
 *     │                   │   what that queues still runs                           │
 *     └───────────────────┴─────────────────────────────────────────────────────────┘
 *         the loop itself closes: what that queues runs at once, as no pass will come
 * </pre>
 */
final class LoopEnd {
  /** Stages in the life of an event loop of Netty's. */
  enum State {
    OPEN,
    CLOSING,
    CLOSED
  }

  /** Half of what a sum of times may be: a longer wait is none that ends. */
  private static final long FOREVER = Long.MAX_VALUE / 2;

  /** Open channels and timers that are set; both in turn only. */
  final Set<LoopRegistration> registrations = new LinkedHashSet<>();

  final LoopTimers timers = new LoopTimers();
  final Promise<Void> over;

  private final LoopEventLoop owner;
  private final LoopPort port;
  private final Runnable settling;
  private final @Nullable Throwable createdAt;
  private final Registration onClose;
  private final @Nullable Registration beforeClose;
  private volatile State state = State.OPEN;

  /** Tells that a task came since {@link #settle} looked last, and when; while closing only. */
  private volatile boolean busy;

  private volatile long lastTask;
  private long quiet;
  private long deadline;

  /**
   * Tasks that the loop has, too, and has not run yet: a loop that closes drops its own, and a task
   * of Netty's that vanished would leave a thread waiting for its promise.
   */
  private final Queue<LoopEntry> tasks = new ConcurrentLinkedQueue<>();

  LoopEnd(LoopEventLoop owner) {
    this.owner = owner;
    port = owner.port;
    settling = new LoopEntry(owner, this::settle)::call;
    over = new LoopPromise<>(owner, ImmediateEventExecutor.INSTANCE);
    over.setUncancellable();
    createdAt = port.loop().getDebug() ? new Throwable("made here") : null;
    onClose = port.onClose(this::closeWithLoop);
    beforeClose = owner.options.isOwnerClosing() ? null : port.beforeClose(this::closeForgotten);
  }

  State state() {
    return state;
  }

  /** Queues {@code entry}, from any thread: it runs, or is refused. */
  void queue(LoopEntry entry) {
    requireNotClosed(entry);
    if (state == State.CLOSING) {
      lastTask = port.nanoTime();
      busy = true;
    }
    tasks.add(entry);
    try {
      port.execute(entry);
    } catch (RejectedExecutionException closed) {
      if (tasks.remove(entry)) throw refused(entry);
    }
    // The last look into the queue may have been in between: then nobody runs what stays there.
    if (state == State.CLOSED && tasks.remove(entry)) throw refused(entry);
  }

  /** Takes {@code entry} out, to run it; false if it was run, or refused, already. */
  boolean take(LoopEntry entry) {
    return tasks.remove(entry);
  }

  void requireOpen(Object what) {
    if (state != State.OPEN) throw refused(what);
  }

  void requireNotClosed(Object what) {
    if (state == State.CLOSED) throw refused(what);
  }

  RejectedExecutionException refused(Object what) {
    return new RejectedExecutionException(
        "%s takes no more work: %s came after its close".formatted(owner, what));
  }

  /**
   * Begins the end, from any thread.
   *
   * <p><b>Cancellation:</b> the promise cannot be cancelled; the end goes on.
   */
  Future<Void> begin(long quietNanos, long timeoutNanos) {
    if (state == State.OPEN) {
      if (owner.inEventLoop()) close(quietNanos, timeoutNanos);
      else beginInTurn(new LoopEntry(owner, () -> close(quietNanos, timeoutNanos)));
    }
    return over;
  }

  private void beginInTurn(LoopEntry close) {
    try {
      queue(close);
    } catch (RejectedExecutionException e) {
      // the end has come meanwhile
    }
  }

  private void close(long quietNanos, long timeoutNanos) {
    if (state != State.OPEN) return;
    state = State.CLOSING;
    quiet = Math.min(quietNanos, FOREVER);
    lastTask = port.nanoTime();
    deadline = lastTask + Math.min(Math.max(quietNanos, timeoutNanos), FOREVER);
    closeAll();
    busy = true; // what that queued runs before the next look
    port.execute(settling);
  }

  private void settle() {
    if (state != State.CLOSING) return;
    long now = port.nanoTime();
    long wait = Math.min(lastTask + quiet, deadline) - now;
    if (now - deadline >= 0 || (!busy && wait <= 0)) {
      terminate();
    } else if (busy) {
      busy = false;
      port.execute(settling);
    } else {
      port.schedule(wait, settling);
    }
  }

  private void closeAll() {
    timers.cancelAll();
    for (var registration : new ArrayList<>(registrations)) registration.close();
  }

  private void terminate() {
    state = State.CLOSED;
    drain(); // from here on nothing comes
    onClose.close();
    if (beforeClose != null) beforeClose.close();
    over.trySuccess(null);
  }

  private Awaitable<?> closeForgotten() {
    if (createdAt != null && state == State.OPEN) {
      var message = "Unclosed group " + owner + ": await NettyLoop.close(group)";
      owner.report(new ExceptionContext(message, null, null, null, owner, createdAt));
    }
    return NettyLoop.close(owner);
  }

  /** The loop closes: no pass will come, so that all runs here. */
  private void closeWithLoop() {
    state = State.CLOSING;
    closeAll();
    drain();
    terminate();
  }

  private void drain() {
    for (LoopEntry entry; (entry = tasks.poll()) != null; ) entry.callReporting();
  }
}
