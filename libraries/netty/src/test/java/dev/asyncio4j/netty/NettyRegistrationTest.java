package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.netty.Net.LOOPBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.netty.Net.Echo;
import dev.asyncio4j.netty.Net.Sink;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioIoHandler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Channels and the groups that they are registered with. */
@ExtendWith({NothingLeftBehind.class, NoLeaks.class})
class NettyRegistrationTest {
  @AsyncTest(realTime = true)
  @DisplayName("NETTY-C-06 a channel moves to another group of the loop, and not to a foreign one")
  void moves() {
    var first = NettyLoop.eventLoopGroup();
    var second = NettyLoop.eventLoopGroup();
    var servers = NettyLoop.eventLoopGroup();
    var server = Net.serve(servers, Echo::new);
    var sink = new Sink();
    var channel = Net.connect(first, Net.port(server), sink);
    NettyFutures.await(channel.deregister());
    NettyFutures.await(second.register(channel));
    assertThat(channel.eventLoop()).isSameAs(second);
    channel.writeAndFlush(NettyBytes.wrap("moved".getBytes()));
    assertThat(await(sink.all(5))).isEqualTo("moved".getBytes());
    var foreign = new io.netty.channel.MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    assertThatThrownBy(() -> NettyFutures.await(foreign.register(channel)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("registered to an event loop already");
    await(NettyLoop.close(foreign));
    await(NettyLoop.close(first));
    assertThat(channel.isOpen()).isTrue();
    await(NettyLoop.close(second));
    assertThat(channel.isOpen()).isFalse();
    await(NettyLoop.close(servers));
  }

  @AsyncTest(realTime = true)
  @DisplayName("a body that is interrupted writes all the same, and keeps its flag")
  void interrupted() {
    var group = NettyLoop.eventLoopGroup();
    var server = Net.serve(group, Echo::new);
    var sink = new Sink();
    Thread.currentThread().interrupt();
    Channel channel;
    try {
      var connect = Net.client(group, sink).connect(LOOPBACK, Net.port(server));
      assertThat(Thread.interrupted()).isTrue();
      channel = NettyFutures.await(connect);
      Thread.currentThread().interrupt();
      channel.writeAndFlush(NettyBytes.wrap("on".getBytes()));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(await(sink.all(2))).isEqualTo("on".getBytes());
    assertThat(channel.isOpen()).isTrue();
    await(NettyLoop.close(group));
  }

  @AsyncTest(realTime = true)
  void aChannelTellsWhatItIs() {
    var group = NettyLoop.eventLoopGroup(NettyLoopOptions.defaults().name("pool"));
    var server = Net.serve(group, Echo::new);
    var channel = Net.connect(group, Net.port(server));
    var infos = NettyLoop.channels(group);
    assertThat(infos.get(0))
        .isEqualTo(
            new ChannelInfo(
                server.id().asShortText(),
                server.localAddress().toString(),
                "",
                true,
                true,
                false));
    assertThat(infos.get(1).remote()).isEqualTo("/" + LOOPBACK + ":" + Net.port(server));
    assertThat(group.toString()).startsWith("<NettyLoop pool OPEN channels=");
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    await(NettyLoop.close(group));
    assertThat(group.toString()).isEqualTo("<NettyLoop pool CLOSED channels=0>");
    assertThat(NettyLoop.loopOf(group.next())).contains(getRunningLoop());
    assertThat(NettyLoop.loopOf(io.netty.util.concurrent.GlobalEventExecutor.INSTANCE)).isEmpty();
  }
}
