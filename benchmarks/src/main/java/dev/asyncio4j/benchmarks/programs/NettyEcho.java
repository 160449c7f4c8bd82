package dev.asyncio4j.benchmarks.programs;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/** An echo server on Netty, one event loop: {@code NettyEcho PORT}. */
@Sharable
public final class NettyEcho extends ChannelInboundHandlerAdapter {
  NettyEcho() {}

  public static void main(String[] args) throws InterruptedException {
    serve(new NettyEcho(), Integer.parseInt(args[0]));
  }

  /** Serves connections with {@code handler} for ever. */
  static void serve(ChannelHandler handler, int port) throws InterruptedException {
    new ServerBootstrap()
        .group(new NioEventLoopGroup(1))
        .channel(NioServerSocketChannel.class)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(handler)
        .bind("127.0.0.1", port)
        .sync()
        .channel()
        .closeFuture()
        .sync();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object data) {
    context.writeAndFlush(data, context.voidPromise());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable reset) {
    context.close(); // the load ends with a reset
  }
}
