package dev.asyncio4j.examples.netty;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.netty.NettyFutures;
import dev.asyncio4j.netty.NettyLoop;
import dev.asyncio4j.netty.NettyTasks;
import dev.asyncio4j.queues.Queue;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.string.StringDecoder;
import io.netty.handler.codec.string.StringEncoder;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A chat on a plain pipeline of Netty's. The first line of a guest is its name; a task of the
 * handler greets it, in direct style. What the guests share needs no lock: all runs on the loop.
 */
public final class Chat {
  /** Guests by name, in the order in which they came. */
  private final Map<String, Channel> guests = new LinkedHashMap<>();

  private void tellAll(String line) {
    for (var guest : guests.values()) guest.writeAndFlush(line + "\n");
  }

  private final class Guest extends SimpleChannelInboundHandler<String> {
    private String name;

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String line) {
      if (name != null) tellAll(name + ": " + line);
      else welcome(ctx, line);
    }

    private void welcome(ChannelHandlerContext ctx, String newName) {
      name = newName;
      NettyTasks.start(
          ctx,
          () -> {
            await(sleep(Duration.ofMillis(5))); // looks the guest up somewhere
            NettyFutures.await(ctx.writeAndFlush("hello, " + name + "\n"));
            guests.put(name, ctx.channel());
            tellAll(name + " has come");
          });
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      guests.remove(name);
      tellAll(name + " has left");
    }
  }

  private static ChannelHandler lines(java.util.function.Supplier<ChannelHandler> last) {
    return new ChannelInitializer<Channel>() {
      @Override
      protected void initChannel(Channel channel) {
        var pipeline = channel.pipeline();
        pipeline.addLast(new LineBasedFrameDecoder(1000));
        pipeline.addLast(new StringDecoder(UTF_8), new StringEncoder(UTF_8), last.get());
      }
    };
  }

  /** A guest's end of the line: what it reads waits in a queue. */
  private record Line(Channel channel, Queue<String> heard) {
    static Line open(EventLoopGroup group, int port) {
      var heard = Queue.<String>create();
      var client = new Bootstrap().group(group).channelFactory(NettyLoop.socketChannels());
      client.handler(lines(() -> new Listening(heard)));
      return new Line(NettyFutures.await(client.connect("127.0.0.1", port)), heard);
    }

    void say(String line) {
      channel.writeAndFlush(line + "\n");
    }

    String hear() {
      return await(heard.get());
    }
  }

  private static final class Listening extends SimpleChannelInboundHandler<String> {
    private final Queue<String> heard;

    Listening(Queue<String> heard) {
      this.heard = heard;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String line) {
      heard.putNowait(line);
    }
  }

  private Coroutine<Void> program() {
    return async(
        () -> {
          var group = NettyLoop.eventLoopGroup();
          var bootstrap = new ServerBootstrap().group(group);
          bootstrap.channelFactory(NettyLoop.serverSocketChannels());
          bootstrap.childHandler(lines(Guest::new));
          var server = NettyFutures.await(bootstrap.bind("127.0.0.1", 0));
          int port = ((InetSocketAddress) server.localAddress()).getPort();

          var ann = Line.open(group, port);
          ann.say("Ann");
          System.out.println("Ann hears: " + ann.hear());
          System.out.println("Ann hears: " + ann.hear());
          var bob = Line.open(group, port);
          bob.say("Bob");
          System.out.println("Bob hears: " + bob.hear());
          System.out.println("Bob hears: " + bob.hear());
          System.out.println("Ann hears: " + ann.hear());
          ann.say("nice to see you");
          System.out.println("Bob hears: " + bob.hear());
          System.out.println("Ann hears: " + ann.hear());
          bob.channel().close();
          System.out.println("Ann hears: " + ann.hear());
          await(NettyLoop.close(group));
          return null;
        });
  }

  public static void main(String[] args) {
    run(new Chat().program());
  }
}
