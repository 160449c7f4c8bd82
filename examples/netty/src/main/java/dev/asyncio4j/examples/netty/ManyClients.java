package dev.asyncio4j.examples.netty;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.netty.NettyBytes;
import dev.asyncio4j.netty.NettyFutures;
import dev.asyncio4j.netty.NettyLoop;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.util.ArrayList;

/** A thousand connections, each with a task, and an echo server, on one thread. */
public final class ManyClients {
  private static final int CLIENTS = 1000;

  private ManyClients() {}

  @ChannelHandler.Sharable
  private static final class Echo extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ctx.writeAndFlush(message);
    }
  }

  private static final class Answer extends ChannelInboundHandlerAdapter {
    private final Future<byte[]> bytes;

    Answer(Future<byte[]> bytes) {
      this.bytes = bytes;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      bytes.setResult(NettyBytes.take((ByteBuf) message));
    }
  }

  private static Coroutine<Integer> client(EventLoopGroup group, int port, int number) {
    return async(
        () -> {
          Future<byte[]> answer = getRunningLoop().createFuture();
          var client = new Bootstrap().group(group).channelFactory(NettyLoop.socketChannels());
          var connect = client.handler(new Answer(answer)).connect("127.0.0.1", port);
          var channel = NettyFutures.await(connect);
          channel.writeAndFlush(NettyBytes.wrap(new byte[] {(byte) number}));
          return await(answer)[0] & 0xff;
        });
  }

  private static Coroutine<Void> program() {
    return async(
        () -> {
          var group = NettyLoop.eventLoopGroup();
          var server = new ServerBootstrap().group(group).option(ChannelOption.SO_BACKLOG, CLIENTS);
          server.channelFactory(NettyLoop.serverSocketChannels()).childHandler(new Echo());
          var bound = NettyFutures.await(server.bind("127.0.0.1", 0));
          int port = ((InetSocketAddress) bound.localAddress()).getPort();
          var clients = new ArrayList<Coroutine<Integer>>();
          for (int i = 0; i < CLIENTS; i++) clients.add(client(group, port, i % 256));
          int sum = await(gather(clients)).stream().mapToInt(Integer::intValue).sum();
          System.out.println("sum of the answers: " + sum);
          System.out.println("open channels: " + NettyLoop.channels(group).size());
          await(NettyLoop.close(group));
          System.out.println("open channels: " + NettyLoop.channels(group).size());
          return null;
        });
  }

  public static void main(String[] args) {
    run(program());
  }
}
