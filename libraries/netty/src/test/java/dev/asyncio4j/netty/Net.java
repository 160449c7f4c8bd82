package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.Future;
import dev.asyncio4j.VoidBody;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;

/** Both ends of a connection of Netty's in one loop. */
final class Net {
  static final String LOOPBACK = "127.0.0.1";

  private Net() {}

  /** Runs {@code body} in real time, for fifty seconds at most. */
  static void real(VoidBody body) {
    run(async(() -> timeout(Duration.ofSeconds(50), body)));
  }

  static byte[] randomBytes(int size) {
    var data = new byte[size];
    new Random(size).nextBytes(data);
    return data;
  }

  static int port(Channel server) {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  static Channel serve(EventLoopGroup group, Supplier<ChannelHandler> handlers) {
    var bootstrap =
        new ServerBootstrap()
            .group(group)
            .channelFactory(NettyLoop.serverSocketChannels())
            .option(ChannelOption.SO_BACKLOG, 1024)
            .childHandler(each(handlers));
    return NettyFutures.await(bootstrap.bind(LOOPBACK, 0));
  }

  static Bootstrap client(EventLoopGroup group, ChannelHandler... handlers) {
    return new Bootstrap()
        .group(group)
        .channelFactory(NettyLoop.socketChannels())
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel.pipeline().addLast(handlers);
              }
            });
  }

  static Channel connect(EventLoopGroup group, int port, ChannelHandler... handlers) {
    return NettyFutures.await(client(group, handlers).connect(LOOPBACK, port));
  }

  private static ChannelHandler each(Supplier<ChannelHandler> handlers) {
    return new ChannelInitializer<Channel>() {
      @Override
      protected void initChannel(Channel channel) {
        channel.pipeline().addLast(handlers.get());
      }
    };
  }

  /** Sends back what comes, and closes when the peer has ended. */
  static final class Echo extends ChannelInboundHandlerAdapter {
    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
      ctx.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ctx.write(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
      ctx.flush();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (event == io.netty.channel.socket.ChannelInputShutdownEvent.INSTANCE)
        ctx.writeAndFlush(io.netty.buffer.Unpooled.EMPTY_BUFFER).addListener(done -> ctx.close());
    }
  }

  /** Collects what comes. */
  static final class Sink extends ChannelInboundHandlerAdapter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int wanted = -1;
    private Future<byte[]> enough;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      bytes.writeBytes(NettyBytes.take((ByteBuf) message));
      check();
    }

    private void check() {
      if (enough != null && !enough.done() && bytes.size() >= wanted)
        enough.setResult(bytes.toByteArray());
    }

    int size() {
      return bytes.size();
    }

    /** All that came, once there are {@code size} bytes. */
    Future<byte[]> all(int size) {
      wanted = size;
      enough = getRunningLoop().createFuture();
      check();
      return enough;
    }
  }
}
