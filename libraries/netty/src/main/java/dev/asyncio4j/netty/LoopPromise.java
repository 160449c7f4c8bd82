package dev.asyncio4j.netty;

import dev.asyncio4j.loop.ExceptionContext;
import io.netty.util.concurrent.BlockingOperationException;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import io.netty.util.concurrent.Promise;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A promise of an event loop of ours.
 *
 * <p>It says how to await it where it cannot be waited for, and tells the loop's exception handler
 * of a listener that fails.
 */
class LoopPromise<V> extends DefaultPromise<V> {
  final LoopEventLoop owner;

  /**
   * Listeners as they were given, and as they were added; null before the first. Guarded by this.
   */
  private @Nullable Map<GenericFutureListener<?>, Reporting<V>> reporting;

  LoopPromise(LoopEventLoop owner) {
    this(owner, owner);
  }

  /** {@code notifier} calls the listeners. */
  LoopPromise(LoopEventLoop owner, EventExecutor notifier) {
    super(notifier);
    this.owner = owner;
  }

  @Override
  protected void checkDeadLock() {
    if (owner.inEventLoop())
      throw new BlockingOperationException(
          this + " would block its own loop; await it: NettyFutures.await");
  }

  @Override
  public Promise<V> addListener(GenericFutureListener<? extends Future<? super V>> listener) {
    Reporting<V> added;
    synchronized (this) {
      if (reporting == null) reporting = new IdentityHashMap<>(2);
      added = reporting.computeIfAbsent(listener, any -> new Reporting<>(owner, listener));
    }
    return super.addListener(added);
  }

  @Override
  public Promise<V> removeListener(GenericFutureListener<? extends Future<? super V>> listener) {
    @Nullable Reporting<V> removed;
    synchronized (this) {
      removed = reporting == null ? null : reporting.remove(listener);
    }
    return removed == null ? this : super.removeListener(removed);
  }

  /** Netty's own promises log what a listener throws. */
  private record Reporting<V>(LoopEventLoop owner, GenericFutureListener<?> listener)
      implements GenericFutureListener<Future<V>> {
    @Override
    public void operationComplete(Future<V> future) {
      try {
        call(listener, future);
      } catch (Exception e) {
        var message = "Exception in listener %s of %s".formatted(listener, future);
        owner.report(ExceptionContext.of(message, e));
      }
    }

    @SuppressWarnings("unchecked") // it was given to a promise of this type
    private static <F extends Future<?>> void call(
        GenericFutureListener<?> listener, Future<?> future) throws Exception {
      ((GenericFutureListener<F>) listener).operationComplete((F) future);
    }
  }
}
