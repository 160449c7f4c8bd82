package dev.asyncio4j.netty;

import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.LoopPort;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** A promise that ends as a future or task of a loop does, and cancels it. */
final class TaskPromise<T extends @Nullable Object> extends DefaultPromise<T> {
  final LoopPort port;
  private final Future<T> future;

  TaskPromise(EventLoop loop, Future<T> future, EventExecutor executor) {
    super(executor);
    port = LoopPort.of(loop);
    this.future = future;
    future.addDoneCallback(this::end);
  }

  private void end(Future<T> done) {
    if (done.cancelled()) super.cancel(false);
    else if (done.exception() == null) trySuccess(done.result());
    else tryFailure(done.exception());
  }

  @Override
  public boolean cancel(boolean mayInterrupt) {
    boolean cancelled = super.cancel(mayInterrupt);
    if (cancelled) cancelInTurn();
    return cancelled;
  }

  private void cancelInTurn() {
    if (port.inTurn()) {
      future.cancel();
      return;
    }
    try {
      port.execute(future::cancel);
    } catch (RejectedExecutionException e) {
      // the loop is closed, and its tasks have ended
    }
  }
}
