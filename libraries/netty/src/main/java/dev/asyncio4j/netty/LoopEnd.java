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
  /** Where an event loop of Netty's is in its life. */
  enum State {
    OPEN,
    CLOSING,
    CLOSED
  }

  /** Open channels and timers that are set; both in turn only. */
  final Set<LoopRegistration> registrations = new LinkedHashSet<>();

  final Set<LoopTimerTask<?>> timers = new LinkedHashSet<>();
  final Promise<Void> over;

  private final LoopEventLoop owner;
  private final LoopPort port;
  private final @Nullable Throwable createdAt;
  private final Registration onClose;
  private final @Nullable Registration beforeClose;
  private volatile State state = State.OPEN;

  /** Whether a task came since {@link #settle} looked last; while closing only. */
  private volatile boolean busy;

  private long lastBusy;
  private long quiet;
  private long deadline;

  /** Where tasks go while the loop closes; null at all other times. */
  private volatile @Nullable Queue<LoopEntry> draining;

  LoopEnd(LoopEventLoop owner) {
    this.owner = owner;
    port = owner.port;
    over = new LoopPromise<>(owner, ImmediateEventExecutor.INSTANCE);
    createdAt = port.loop().getDebug() ? new Throwable("made here") : null;
    onClose = port.onClose(this::closeWithLoop);
    beforeClose = owner.options.isOwnerClosing() ? null : port.beforeClose(this::closeForgotten);
  }

  State state() {
    return state;
  }

  /** Queues {@code entry}, from any thread. */
  void queue(LoopEntry entry) {
    var queue = draining;
    if (queue != null) {
      queue.add(entry);
      return;
    }
    requireNotClosed(entry);
    if (state == State.CLOSING) busy = true;
    port.execute(entry);
  }

  void requireOpen(Object what) {
    if (state != State.OPEN) throw refused(what);
  }

  void requireNotClosed(Object what) {
    if (state == State.CLOSED) throw refused(what);
  }

  private RejectedExecutionException refused(Object what) {
    return new RejectedExecutionException(
        "%s takes no more work: %s came after its close".formatted(owner, what));
  }

  /** Begins the end, from any thread. */
  Future<Void> begin(long quietNanos, long timeoutNanos) {
    if (state == State.OPEN) {
      if (owner.inEventLoop()) close(quietNanos, timeoutNanos);
      else queue(new LoopEntry(owner, () -> close(quietNanos, timeoutNanos)));
    }
    return over;
  }

  private void close(long quietNanos, long timeoutNanos) {
    if (state != State.OPEN) return;
    state = State.CLOSING;
    quiet = quietNanos;
    lastBusy = port.nanoTime();
    deadline = lastBusy + Math.max(quietNanos, timeoutNanos);
    closeAll();
    busy = true; // what that queued runs before the next look
    port.execute(this::settle);
  }

  private void settle() {
    if (state != State.CLOSING) return;
    long now = port.nanoTime();
    boolean late = now - deadline > 0;
    if (busy) {
      lastBusy = now;
      busy = false;
      port.execute(this::settle);
    } else if (!late && now - lastBusy < quiet) {
      port.schedule(lastBusy + quiet - now, this::settle);
    } else {
      terminate();
    }
  }

  private void closeAll() {
    for (var timer : new ArrayList<>(timers)) timer.cancel(false);
    for (var registration : new ArrayList<>(registrations)) registration.close();
  }

  private void terminate() {
    state = State.CLOSED;
    onClose.close();
    if (beforeClose != null) beforeClose.close();
    over.trySuccess(null);
  }

  private Awaitable<?> closeForgotten() {
    if (createdAt != null && state == State.OPEN) {
      var message = "Unclosed group " + owner + ": await NettyLoop.close(group)";
      port.loop()
          .callExceptionHandler(
              new ExceptionContext(message, null, null, null, owner, createdAt));
    }
    return NettyLoop.close(owner);
  }

  /** The loop closes: no pass will come, so that all runs here. */
  private void closeWithLoop() {
    Queue<LoopEntry> queue = new ConcurrentLinkedQueue<>();
    draining = queue;
    state = State.CLOSING;
    closeAll();
    for (LoopEntry entry; (entry = queue.poll()) != null; ) entry.runReporting();
    terminate();
    draining = null;
  }
}
