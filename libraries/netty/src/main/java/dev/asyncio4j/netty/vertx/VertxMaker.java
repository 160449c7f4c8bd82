package dev.asyncio4j.netty.vertx;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.OutsideWork;
import dev.asyncio4j.netty.NettyLoopOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes a Vertx whose event loop is one of ours, and closes it. */
final class VertxMaker {
  private VertxMaker() {}

  static Vertx make(EventLoop loop, VertxOptions given) {
    var options =
        new VertxOptions(given)
            .setEventLoopPoolSize(1)
            .setDisableTCCL(true) // a dispatch on a thread that is not Vert.x's would fail
            .setBlockedThreadCheckInterval(365)
            .setBlockedThreadCheckIntervalUnit(TimeUnit.DAYS);
    var ofVertx = NettyLoopOptions.defaults().name("vertx").ownerCloses();
    return Vertx.builder()
        .with(options)
        .withTransport(new LoopTransportChoice(loop, ofVertx))
        .build();
  }

  /** Makes one that its user closes, or the end of the loop. */
  static Vertx makeOwned(EventLoop loop, VertxOptions given) {
    var vertx = make(loop, given);
    var createdAt = loop.getDebug() ? new Throwable("made here") : null;
    var last = LoopPort.of(loop).beforeClose(() -> closeForgotten(loop, vertx, createdAt));
    ((VertxInternal) vertx)
        .addCloseHook(
            done -> {
              last.close();
              done.succeed();
            });
    return vertx;
  }

  private static Coroutine<Void> closeForgotten(
      EventLoop loop, Vertx vertx, @Nullable Throwable createdAt) {
    if (createdAt != null) {
      var message = "Unclosed Vertx " + vertx + ": await VertxLoop.await(vertx.close())";
      loop.callExceptionHandler(
          new ExceptionContext(message, null, null, null, vertx, createdAt));
    }
    return close(loop, vertx);
  }

  /** Closes {@code vertx}, which tells of its end on a thread of its own. */
  static Coroutine<Void> close(EventLoop loop, Vertx vertx) {
    return async(
        () -> {
          var work = OutsideWork.begin(loop);
          try {
            VertxLoop.await(vertx.close());
          } finally {
            work.end();
          }
          return null;
        });
  }
}
