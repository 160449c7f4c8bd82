package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.netty.Net.LOOPBACK;
import static dev.asyncio4j.netty.Net.real;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.netty.vertx.VertxLoop;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sockets that are not TCP's. */
@ExtendWith({NothingLeftBehind.class, NoLeaks.class})
class NettyDatagramTest {
  @AsyncTest(realTime = true)
  @DisplayName("NETTY-C-07 datagrams go there and back")
  void datagrams() {
    var group = NettyLoop.eventLoopGroup();
    var server = bind(group, packet -> packet.sender());
    var answer = getRunningLoop().<String>createFuture();
    var client =
        new Bootstrap()
            .group(group)
            .channel(NettyLoop.datagramChannelClass())
            .handler(
                new SimpleChannelInboundHandler<DatagramPacket>() {
                  @Override
                  protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket in) {
                    answer.setResult(
                        in.content().toString(java.nio.charset.StandardCharsets.US_ASCII));
                  }
                });
    var channel = NettyFutures.await(client.bind(LOOPBACK, 0));
    channel.writeAndFlush(
        new DatagramPacket(
            NettyBytes.wrap("ping".getBytes()), (InetSocketAddress) server.localAddress()));
    assertThat(await(answer)).isEqualTo("ping");
    await(NettyLoop.close(group));
  }

  private static Channel bind(
      io.netty.channel.EventLoopGroup group,
      java.util.function.Function<DatagramPacket, InetSocketAddress> to) {
    var server =
        new Bootstrap()
            .group(group)
            .channelFactory(NettyLoop.datagramChannels())
            .handler(
                new SimpleChannelInboundHandler<DatagramPacket>() {
                  @Override
                  protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket in) {
                    ctx.writeAndFlush(new DatagramPacket(in.content().retain(), to.apply(in)));
                  }
                });
    return NettyFutures.await(server.bind(LOOPBACK, 0));
  }

  @Test
  @DisplayName("NETTY-C-07 a server and a client on a Unix socket; the server removes its path")
  void unixSockets(@TempDir Path folder) {
    var path = folder.resolve("socket");
    real(
        () -> {
          var group = NettyLoop.eventLoopGroup();
          var address = UnixDomainSocketAddress.of(path);
          var server =
              new ServerBootstrap()
                  .group(group)
                  .channelFactory(NettyLoop.unixServerChannels())
                  .childHandler(
                      new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel channel) {
                          channel.pipeline().addLast(new Net.Echo());
                        }
                      });
          NettyFutures.await(server.bind(address));
          var sink = new Net.Sink();
          var client =
              new Bootstrap().group(group).channelFactory(NettyLoop.unixChannels()).handler(sink);
          var data = Net.randomBytes(1 << 20);
          var channel = NettyFutures.await(client.connect(address));
          channel.writeAndFlush(NettyBytes.wrap(data));
          assertThat(await(sink.all(data.length))).isEqualTo(data);
          NettyFutures.await(channel.close());
          assertThat(path).as("of a client that closes").exists();
          await(NettyLoop.close(group));
        });
    assertThat(path).doesNotExist();
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-C-07 Vert.x serves and asks over a Unix socket")
  void vertx(@TempDir Path folder) {
    var address = SocketAddress.domainSocketAddress(folder.resolve("http").toString());
    var vertx = VertxLoop.vertx();
    var server =
        vertx.createHttpServer().requestHandler(request -> request.response().end("hello"));
    VertxLoop.await(server.listen(address));
    var options = new io.vertx.core.http.RequestOptions().setServer(address).setURI("/");
    var client = vertx.createHttpClient();
    var request = VertxLoop.await(client.request(options));
    var body = request.send().compose(response -> response.body());
    assertThat(VertxLoop.await(body).toString()).isEqualTo("hello");
    VertxLoop.await(client.close());
    VertxLoop.await(vertx.close());
  }
}
