package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.OutsideWork;
import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The way from a future of Netty's to one of a loop. */
final class NettyLink {
  private NettyLink() {}

  /** Returns a future of the running loop that ends as {@code what} does. */
  static <T extends @Nullable Object> dev.asyncio4j.Future<T> of(Future<? extends T> what) {
    var loop = getRunningLoop();
    dev.asyncio4j.Future<T> future = loop.createFuture();
    if (what.isDone()) {
      end(what, future);
      return future;
    }
    var port = LoopPort.of(loop);
    var outside = isOf(loop, what) ? null : OutsideWork.begin(loop);
    what.addListener(
        done -> {
          if (port.inTurn()) {
            end(what, future);
            if (outside != null) outside.end();
          } else {
            fromOutside(port, () -> end(what, future), outside);
          }
        });
    return future;
  }

  /** Takes the end over to the loop, unless that is closed: then nobody waits any more. */
  private static void fromOutside(LoopPort port, Runnable end, @Nullable OutsideWork outside) {
    try {
      port.execute(end);
    } catch (java.util.concurrent.RejectedExecutionException e) {
      // nothing of the loop runs any more
    } finally {
      if (outside != null) outside.end();
    }
  }

  /** Tells whether it ends by what the loop does, for which virtual time does not stand still. */
  private static boolean isOf(EventLoop loop, Future<?> what) {
    if (what instanceof LoopPromise<?> ours) return ours.owner.port.loop() == loop;
    return what instanceof ChannelFuture of
        && of.channel().isRegistered()
        && of.channel().eventLoop() instanceof LoopEventLoop ours
        && ours.port.loop() == loop;
  }

  private static <T extends @Nullable Object> void end(
      Future<? extends T> what, dev.asyncio4j.Future<T> future) {
    if (future.done()) return;
    var cause = what.cause();
    if (what.isCancelled()) future.cancel();
    else if (cause != null) future.setException(cause);
    else future.setResult(what.getNow());
  }
}
