package dev.asyncio4j.netty.vertx;

import static dev.asyncio4j.Asyncio.ensureFuture;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.netty.NettyLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.FutureInternal;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** The ways between futures of Vert.x's and those of a loop. */
final class VertxLink {
  private VertxLink() {}

  static <T extends @Nullable Object> dev.asyncio4j.Future<T> wrap(Future<? extends T> what) {
    var loop = getRunningLoop();
    requireOwn(loop, what);
    dev.asyncio4j.Future<T> future = loop.createFuture();
    if (what.isComplete()) {
      end(what, future);
      return future;
    }
    var port = LoopPort.of(loop);
    what.onComplete(
        done -> { // on the turn, or wherever a future without a context completes
          if (port.inTurn()) end(what, future);
          else executeIfOpen(port, () -> end(what, future));
        });
    return future;
  }

  private static void executeIfOpen(LoopPort port, Runnable task) {
    try {
      port.execute(task);
    } catch (RejectedExecutionException e) {
      // the loop is closed, and nobody waits any more
    }
  }

  private static void requireOwn(EventLoop loop, Future<?> what) {
    if (!(what instanceof FutureInternal<?> of) || of.context() == null) return;
    var other = NettyLoop.loopOf(of.context().nettyEventLoop());
    if (other.isPresent() && other.get() != loop)
      throw new IllegalStateException(
          "%s belongs to %s, and is awaited on %s: await it there, or hand its result over"
              .formatted(what, other.get(), loop));
  }

  private static <T extends @Nullable Object> void end(
      Future<? extends T> what, dev.asyncio4j.Future<T> future) {
    if (future.done()) return;
    if (what.succeeded()) future.setResult(what.result());
    else if (what.cause() instanceof CancelledError) future.cancel();
    else future.setException(what.cause());
  }

  static <T extends @Nullable Object> Future<T> future(Awaitable<? extends T> what) {
    Promise<T> promise = Promise.promise();
    ensureFuture(what)
        .addDoneCallback(
            done -> {
              var error = done.cancelled() ? new CancelledError() : done.exception();
              if (error == null) promise.complete(done.result());
              else promise.fail(error);
            });
    return promise.future();
  }
}
