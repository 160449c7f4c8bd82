package dev.asyncio4j.netty.vertx;

import static dev.asyncio4j.Asyncio.async;
import static java.util.Objects.requireNonNull;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.OutsideWork;
import dev.asyncio4j.netty.NettyLoopOptions;
import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes a Vertx whose event loop is one of ours, and closes it. */
final class VertxMaker {
  private VertxMaker() {}

  static Vertx make(EventLoop loop, VertxOptions given) {
    return make(loop, given, channel -> {});
  }

  static Vertx make(EventLoop loop, VertxOptions given, Consumer<? super Channel> opened) {
    var options =
        new VertxOptions(given)
            .setEventLoopPoolSize(1)
            .setDisableTCCL(true) // a dispatch on a thread that is not Vert.x's would fail
            .setBlockedThreadCheckInterval(365)
            .setBlockedThreadCheckIntervalUnit(TimeUnit.DAYS);
    var ofVertx = NettyLoopOptions.defaults().name("vertx").ownerCloses();
    var vertx =
        (VertxInternal)
            VertxBootstrap.create()
                .options(options)
                .transport(new LoopTransport(loop, ofVertx, opened))
                .executorServiceFactory(
                    (threads, some, most) -> new VertxWorkers(loop, requireNonNull(most), threads))
                .init()
                .vertx();
    var last = LoopPort.of(loop).onClose(() -> abandon(vertx));
    whenClosed(vertx, last::close);
    return vertx;
  }

  /** Ends the threads of a Vertx whose loop closes before it: what it would do can run no more. */
  private static void abandon(VertxInternal vertx) {
    vertx.close();
    vertx.workerPool().close();
    vertx.internalWorkerPool().close();
    vertx.blockedThreadChecker().close();
  }

  static void whenClosed(Vertx vertx, Runnable action) {
    ((VertxInternal) vertx)
        .addCloseHook(
            done -> {
              action.run();
              done.succeed();
            });
  }

  /** Makes one that its user closes, or the end of the loop. */
  static Vertx makeOwned(EventLoop loop, VertxOptions given) {
    var vertx = make(loop, given);
    var createdAt = loop.getDebug() ? new Throwable("made here") : null;
    var last = LoopPort.of(loop).beforeClose(() -> closeForgotten(loop, vertx, createdAt));
    whenClosed(vertx, last::close);
    return vertx;
  }

  private static Coroutine<Void> closeForgotten(
      EventLoop loop, Vertx vertx, @Nullable Throwable createdAt) {
    if (createdAt != null) {
      var message = "Unclosed Vertx " + vertx + ": await VertxLoop.await(vertx.close())";
      loop.callExceptionHandler(new ExceptionContext(message, null, null, null, vertx, createdAt));
    }
    return close(loop, vertx);
  }

  /**
   * Closes {@code vertx}, which tells of its end on a thread of its own.
   *
   * <p><b>Cancellation:</b> ends the wait; {@code vertx} closes all the same.
   */
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
