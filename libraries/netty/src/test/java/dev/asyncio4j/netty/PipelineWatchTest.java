package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.RunOptions;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.support.NothingLeftBehind;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Awaits inside a pipeline, which debug mode tells of. */
@ExtendWith({NothingLeftBehind.class, NoLeaks.class})
class PipelineWatchTest {
  private final List<ExceptionContext> reports = new ArrayList<>();

  @Test
  @DisplayName("debug mode tells of a body whose own write awaits inside a pipeline")
  void writesMayNotAwaitEither() {
    run(
        async(
            () -> {
              getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context));
              var group = NettyLoop.eventLoopGroup();
              var server = Net.serve(group, Net.Echo::new);
              var channel = Net.connect(group, Net.port(server));
              channel
                  .pipeline()
                  .addLast(
                      new ChannelOutboundHandlerAdapter() {
                        @Override
                        public void write(
                            ChannelHandlerContext ctx, Object message, ChannelPromise done) {
                          await(sleep(Duration.ofMillis(1)));
                          ctx.write(message, done);
                        }
                      });
              NettyFutures.await(channel.writeAndFlush(NettyBytes.wrap(new byte[] {1})));
              await(NettyLoop.close(group));
            }),
        RunOptions.defaults().debug(true));
    assertThat(reports)
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.message()).contains("inside a pipeline", "NettyTasks.start");
              assertThat(it.exception()).hasStackTraceContaining("PipelineWatchTest");
            });
  }

  @Test
  @DisplayName("debug mode says nothing of tasks that a handler begins, whatever they run")
  void tasksOfHandlersMayAwait() {
    run(
        async(
            () -> {
              getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context));
              var group = NettyLoop.eventLoopGroup();
              var eager = TaskOptions.defaults().eagerStart(true);
              var server =
                  Net.serve(
                      group,
                      () ->
                          new ChannelInboundHandlerAdapter() {
                            @Override
                            public void channelRead(ChannelHandlerContext ctx, Object message) {
                              NettyBytes.take((ByteBuf) message);
                              var pause = sleep(Duration.ofMillis(1));
                              var task = getRunningLoop().createTask(pause, eager);
                              NettyTasks.start(
                                  ctx,
                                  () -> {
                                    await(task);
                                    NettyFutures.await(ctx.close());
                                  });
                            }
                          });
              var channel = Net.connect(group, Net.port(server));
              channel.writeAndFlush(NettyBytes.wrap(new byte[] {1}));
              NettyFutures.await(channel.closeFuture());
              await(NettyLoop.close(group));
            }),
        RunOptions.defaults().debug(true));
    assertThat(reports).isEmpty();
  }
}
