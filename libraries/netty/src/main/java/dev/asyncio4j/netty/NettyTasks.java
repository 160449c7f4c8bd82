package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.ExceptionContext;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import org.jspecify.annotations.Nullable;

/**
 * The way from a handler of Netty's, which may not await, into a task, which may.
 *
 * <p><i>Python:</i> {@code loop.create_task} in a protocol's callback.
 *
 * <p><b>Cancellation:</b> the close of the channel cancels the task.
 *
 * <p><b>Thread and loop:</b> in a handler of a channel on a group of {@link NettyLoop}.
 *
 * <pre>{@code
 * void channelActive(io.netty.channel.ChannelHandlerContext ctx) {
 *   NettyTasks.start(ctx, () -> {
 *     await(sleep(Duration.ofSeconds(1)));
 *     ctx.writeAndFlush(NettyBytes.wrap(data));
 *   });
 * }
 * }</pre>
 */
public final class NettyTasks {
  private NettyTasks() {}

  /**
   * Starts a task for a handler; the body runs up to its first suspension within this call.
   *
   * <p>A failure goes to {@code exceptionCaught} of the pipeline's handlers; once the channel is
   * closed, to the loop's exception handler, as that of any task that nobody awaits.
   *
   * <p><b>Cancellation:</b> the close of the channel cancels the task.
   *
   * @param <T> the type of the result
   * @param ctx the handler's
   * @param body what runs
   * @return the task
   * @throws IllegalStateException if the channel is not on a group of {@link NettyLoop}, or this is
   *     not the turn of its loop
   */
  public static <T extends @Nullable Object> Task<T> start(
      ChannelHandlerContext ctx, Body<T> body) {
    return start(ctx, async(body));
  }

  /**
   * Starts a task without a result for a handler.
   *
   * <p><b>Cancellation:</b> the close of the channel cancels the task.
   *
   * @param ctx the handler's
   * @param body what runs
   * @return the task
   * @throws IllegalStateException if the channel is not on a group of {@link NettyLoop}, or this is
   *     not the turn of its loop
   * @see #start(ChannelHandlerContext, Body)
   */
  public static Task<@Nullable Void> start(ChannelHandlerContext ctx, VoidBody body) {
    return start(ctx, async(body));
  }

  private static <T extends @Nullable Object> Task<T> start(
      ChannelHandlerContext ctx, Coroutine<T> body) {
    var loop = loopOf(ctx);
    var name = "%s of %s".formatted(ctx.name(), ctx.channel());
    var task = loop.createTask(body, TaskOptions.defaults().name(name).eagerStart(true));
    GenericFutureListener<Future<Void>> onClose =
        closed -> task.cancel(ctx.channel() + " is closed");
    ctx.channel().closeFuture().addListener(onClose);
    task.addDoneCallback(
        done -> {
          ctx.channel().closeFuture().removeListener(onClose);
          if (!done.cancelled() && done.exception() != null) tell(ctx, loop, done);
        });
    return task;
  }

  private static EventLoop loopOf(ChannelHandlerContext ctx) {
    if (!(ctx.channel().eventLoop() instanceof LoopEventLoop ours))
      throw new IllegalStateException(
          "%s is not on a group of NettyLoop.eventLoopGroup: register it there"
              .formatted(ctx.channel()));
    if (!ours.inEventLoop())
      throw new IllegalStateException(
          "%s is not the turn of %s: call NettyTasks.start in a handler"
              .formatted(Thread.currentThread(), ours.port.loop()));
    return ours.port.loop();
  }

  private static void tell(
      ChannelHandlerContext ctx, EventLoop loop, dev.asyncio4j.Future<?> task) {
    if (ctx.channel().isOpen()) {
      ctx.pipeline().fireExceptionCaught(task.exception());
      return;
    }
    var message = "Task of a closed channel failed: " + task;
    loop.callExceptionHandler(
        new ExceptionContext(message, task.exception(), task, null, ctx.channel(), null));
  }
}
