package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.netty.Net.real;
import static dev.asyncio4j.testing.Virtual.reports;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tasks that handlers start, and bytes. */
@ExtendWith({NothingLeftBehind.class, NoLeaks.class})
class NettyTasksTest {
  private final Trail trail = Trail.create();

  /** A handler that closes on failure. */
  private abstract class Handler extends ChannelInboundHandlerAdapter {
    abstract void read(ChannelHandlerContext ctx, byte[] message);

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      read(ctx, NettyBytes.take((ByteBuf) message));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable error) {
      trail.add("caught " + error);
      ctx.close();
    }
  }

  @Test
  @DisplayName("a task starts within the handler, and may await")
  void eager() {
    real(
        () -> {
          var group = NettyLoop.eventLoopGroup();
          var server =
              Net.serve(
                  group,
                  () ->
                      new Handler() {
                        @Override
                        void read(ChannelHandlerContext ctx, byte[] message) {
                          NettyTasks.start(
                              ctx,
                              () -> {
                                trail.add("starts");
                                await(sleep(Duration.ofMillis(5)));
                                NettyFutures.await(ctx.writeAndFlush(NettyBytes.wrap(message)));
                              });
                          trail.add("handler ends");
                        }
                      });
          var sink = new Net.Sink();
          Net.connect(group, Net.port(server), sink).writeAndFlush(NettyBytes.wrap(new byte[] {1}));
          assertThat(await(sink.all(1))).containsExactly(1);
        });
    trail.assertIs("starts", "handler ends");
  }

  @Test
  @DisplayName("a handler that awaits itself is told that it may not")
  void handlersMayNotAwait() {
    real(
        () -> {
          var group = NettyLoop.eventLoopGroup();
          var server =
              Net.serve(
                  group,
                  () ->
                      new Handler() {
                        @Override
                        void read(ChannelHandlerContext ctx, byte[] message) {
                          await(sleep(Duration.ofMillis(5)));
                        }
                      });
          var channel = Net.connect(group, Net.port(server));
          channel.writeAndFlush(NettyBytes.wrap(new byte[] {1}));
          NettyFutures.await(channel.closeFuture());
        });
    assertThat(trail.lines())
        .singleElement()
        .satisfies(it -> assertThat(it).contains("IllegalStateException", "await"));
  }

  @Test
  @DisplayName("the close of the channel cancels the task")
  void cancelled() {
    real(
        () -> {
          var group = NettyLoop.eventLoopGroup();
          Future<Task<?>> started = getRunningLoop().createFuture();
          var server =
              Net.serve(
                  group,
                  () ->
                      new Handler() {
                        @Override
                        void read(ChannelHandlerContext ctx, byte[] message) {
                          started.setResult(
                              NettyTasks.start(
                                  ctx,
                                  () -> {
                                    try {
                                      await(sleep(Duration.ofHours(1)));
                                    } catch (CancelledError e) {
                                      trail.add(e.getMessage().endsWith("is closed"));
                                      throw e;
                                    }
                                  }));
                        }
                      });
          var channel = Net.connect(group, Net.port(server));
          channel.writeAndFlush(NettyBytes.wrap(new byte[] {1}));
          var task = await(started);
          assertThat(task.getName()).contains(" of [id: ");
          channel.close();
          assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
        });
    trail.assertIs(true);
  }

  @Test
  @DisplayName("a failure goes to the pipeline; of a closed channel, to the exception handler")
  void failures() {
    real(
        () -> {
          var reports = reports();
          var group = NettyLoop.eventLoopGroup();
          var server =
              Net.serve(
                  group,
                  () ->
                      new Handler() {
                        @Override
                        void read(ChannelHandlerContext ctx, byte[] message) {
                          NettyTasks.start(
                              ctx,
                              () -> {
                                if (message[0] == 2) {
                                  ctx.close();
                                  try {
                                    await(sleep(Duration.ofHours(1)));
                                  } catch (CancelledError e) {
                                    throw new IOException("while closing");
                                  }
                                }
                                throw new IOException("broken");
                              });
                        }
                      });
          for (byte i = 1; i <= 2; i++) {
            var channel = Net.connect(group, Net.port(server));
            channel.writeAndFlush(NettyBytes.wrap(new byte[] {i}));
            NettyFutures.await(channel.closeFuture());
          }
          await(sleep(Duration.ofMillis(10)));
          assertThat(reports)
              .singleElement()
              .satisfies(
                  it -> {
                    assertThat(it.message()).startsWith("Task of a closed channel failed: <Task");
                    assertThat(it.exception()).hasMessage("while closing");
                  });
        });
    trail.assertIs("caught java.io.IOException: broken");
  }

  @Test
  @DisplayName("a channel that is not on a loop of ours starts no task")
  void foreign() {
    var handler = new ChannelInboundHandlerAdapter();
    var channel = new EmbeddedChannel(handler);
    assertThatThrownBy(() -> NettyTasks.start(channel.pipeline().context(handler), () -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("NettyLoop.eventLoopGroup");
    channel.close();
  }

  @AsyncTest(realTime = true)
  @DisplayName("off the turn no task is started")
  void offTheTurn() {
    var group = NettyLoop.eventLoopGroup();
    var server = Net.serve(group, Net.Echo::new);
    var handler = new ChannelInboundHandlerAdapter();
    var channel = Net.connect(group, Net.port(server), handler);
    var ctx = channel.pipeline().context(handler);
    var wrong = dev.asyncio4j.Asyncio.toThread(() -> NettyTasks.start(ctx, () -> {}));
    assertThatThrownBy(() -> await(wrong))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("call NettyTasks.start in a handler");
    await(NettyLoop.close(group));
  }

  @Test
  @DisplayName("bytes are copied out of a buffer, which is released, and wrapped without a copy")
  void bytes() {
    var bytes = new byte[] {1, 2, 3};
    var wrapped = NettyBytes.wrap(bytes);
    bytes[0] = 9;
    wrapped.readByte();
    assertThat(NettyBytes.take(wrapped)).containsExactly(2, 3);
    assertThat(wrapped.refCnt()).isZero();
    assertThatThrownBy(() -> NettyBytes.take(wrapped))
        .isInstanceOf(io.netty.util.IllegalReferenceCountException.class);
    var buffer = ByteBuffer.wrap(bytes).position(1);
    assertThat(NettyBytes.take(NettyBytes.wrap(buffer))).containsExactly(2, 3);
    assertThat(buffer.position()).isEqualTo(1);
  }
}
