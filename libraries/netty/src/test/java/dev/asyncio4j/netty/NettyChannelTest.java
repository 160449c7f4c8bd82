package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.netty.Net.LOOPBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.netty.Net.Echo;
import dev.asyncio4j.netty.Net.Sink;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.support.ServerProcess;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.AsyncTests;
import dev.asyncio4j.testing.Virtual;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Channels of Netty's in the loop's selector. */
@ExtendWith({NothingLeftBehind.class, NoLeaks.class})
class NettyChannelTest {
  @AsyncTest(realTime = true)
  @DisplayName("NETTY-C-01 an echo of one byte and of eight megabytes, half-closed and closed")
  void echo() {
    var group = NettyLoop.eventLoopGroup();
    var server = Net.serve(group, Echo::new);
    var sink = new Sink();
    var channel = Net.connect(group, Net.port(server), sink);
    NettyFutures.await(channel.writeAndFlush(NettyBytes.wrap(new byte[] {7})));
    assertThat(await(sink.all(1))).containsExactly(7);
    var data = Net.randomBytes(8 << 20);
    var written = channel.writeAndFlush(NettyBytes.wrap(data));
    assertThat(written.isDone()).as("it needs OP_WRITE").isFalse();
    assertThat(NettyLoop.channels(group)).anyMatch(ChannelInfo::writing);
    var back = await(sink.all(1 + data.length));
    assertThat(java.util.Arrays.equals(back, 1, back.length, data, 0, data.length)).isTrue();
    NettyFutures.await(((DuplexChannel) channel).shutdownOutput());
    var inTurn = new boolean[1];
    channel.closeFuture().addListener(closed -> inTurn[0] = channel.eventLoop().inEventLoop());
    NettyFutures.await(channel.read().closeFuture());
    assertThat(inTurn[0]).isTrue();
    await(NettyLoop.close(group));
    assertThat(server.isOpen()).isFalse();
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-C-01 a write of a body is on the wire when it returns")
  void writesAtOnce() throws IOException {
    var group = NettyLoop.eventLoopGroup();
    try (var peer = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      var channel = Net.connect(group, peer.getLocalPort());
      try (var socket = peer.accept()) {
        channel.writeAndFlush(NettyBytes.wrap("now".getBytes()));
        assertThat(socket.getInputStream().readNBytes(3)).isEqualTo("now".getBytes());
      }
    }
    await(NettyLoop.close(group));
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-C-02 a refused connect and an unknown host fail as the JDK says it")
  void refusedAndUnresolved() throws IOException {
    var group = NettyLoop.eventLoopGroup();
    int port = ServerProcess.freePort();
    assertThatThrownBy(() -> NettyFutures.await(Net.client(group).connect(LOOPBACK, port)))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining(LOOPBACK + ":" + port)
        .hasMessageContaining(LOOPBACK);
    assertThatThrownBy(
            () -> NettyFutures.await(Net.client(group).connect("no.such.host.invalid", 1)))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("no.such.host.invalid");
    Virtual.passes(2);
    assertThat(NettyLoop.channels(group)).isEmpty();
    await(NettyLoop.close(group));
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-C-02 the cancel of a connect that nobody answers closes its channel")
  void unreachable() throws IOException {
    var group = NettyLoop.eventLoopGroup();
    try (var deaf = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      var connects = new ArrayList<io.netty.channel.ChannelFuture>();
      for (int i = 0; i < 8; i++)
        connects.add(Net.client(group).connect(LOOPBACK, deaf.getLocalPort()));
      NettyFutures.await(connects.get(0));
      var pending = connects.get(connects.size() - 1); // the queue was full long before
      var task = createTask(async(() -> NettyFutures.await(pending)));
      await(sleep(Duration.ofMillis(10)));
      task.cancel();
      AsyncTests.assertFails(CancelledError.class, task);
      assertThat(pending.isCancelled()).isTrue();
      assertThat(pending.channel().isOpen()).isFalse();
    }
    await(NettyLoop.close(group));
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-C-03 reading stops and goes on with autoRead, without busy passes, in order")
  void autoRead() {
    var group = NettyLoop.eventLoopGroup();
    var server = Net.serve(group, Echo::new);
    var sink = new Sink();
    var channel = Net.connect(group, Net.port(server), sink);
    var data = Net.randomBytes(2 << 20);
    channel.config().setAutoRead(false);
    channel.writeAndFlush(NettyBytes.wrap(data));
    await(sleep(Duration.ofMillis(100)));
    int before = sink.size();
    long start = System.nanoTime();
    long cpu = threadsCpu();
    await(sleep(Duration.ofMillis(500)));
    long busy = threadsCpu() - cpu;
    assertThat(busy)
        .as("CPU while nothing is read")
        .isLessThan((System.nanoTime() - start) / 5 * 4);
    assertThat(sink.size()).isEqualTo(before).isLessThan(data.length);
    channel.config().setAutoRead(true);
    assertThat(await(sink.all(data.length))).isEqualTo(data);
    await(NettyLoop.close(group));
  }

  /**
   * Nanoseconds of CPU of the Java threads alone: the compiler's and the collector's are no busy
   * passes.
   */
  private static long threadsCpu() {
    var threads = ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getAllThreadIds())
        .map(threads::getThreadCpuTime)
        .filter(nanos -> nanos > 0)
        .sum();
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-C-04 a burst of 500 connections is accepted whole, and each is answered")
  void acceptBurst() {
    var group = NettyLoop.eventLoopGroup();
    var server = Net.serve(group, Echo::new);
    var sinks = new ArrayList<Sink>();
    var connects = new ArrayList<io.netty.channel.ChannelFuture>();
    for (int i = 0; i < 500; i++) {
      var sink = new Sink();
      sinks.add(sink);
      connects.add(Net.client(group, sink).connect(LOOPBACK, Net.port(server)));
    }
    for (int i = 0; i < 500; i++) {
      var channel = NettyFutures.await(connects.get(i));
      channel.writeAndFlush(NettyBytes.wrap(new byte[] {(byte) i}));
    }
    for (int i = 0; i < 500; i++) assertThat(await(sinks.get(i).all(1))).containsExactly((byte) i);
    assertThat(NettyLoop.channels(group)).hasSize(1001);
    await(NettyLoop.close(group));
    assertThat(NettyLoop.channels(group)).isEmpty();
  }

  @AsyncTest(realTime = true)
  @DisplayName(
      "NETTY-C-05 after Netty has closed a channel no event comes, and nothing is reported")
  void closedByNetty() {
    var reports = Virtual.reports();
    var group = NettyLoop.eventLoopGroup();
    var eventsAfterClose = new int[1];
    var server =
        Net.serve(
            group,
            () ->
                new ChannelInboundHandlerAdapter() {
                  @Override
                  public void channelRead(ChannelHandlerContext ctx, Object message) {
                    io.netty.util.ReferenceCountUtil.release(message);
                    if (!ctx.channel().isOpen()) eventsAfterClose[0]++;
                    ctx.close();
                  }

                  @Override
                  public void exceptionCaught(ChannelHandlerContext ctx, Throwable error) {
                    ctx.close();
                  }
                });
    for (int i = 0; i < 100; i++) {
      var channel = Net.connect(group, Net.port(server));
      channel.writeAndFlush(NettyBytes.wrap(new byte[1000]));
      if (i % 2 == 0) channel.close();
      else NettyFutures.await(channel.closeFuture());
    }
    while (NettyLoop.channels(group).size() > 1) await(sleep(Duration.ofMillis(5)));
    assertThat(eventsAfterClose[0]).isZero();
    assertThat(reports).isEmpty();
    await(NettyLoop.close(group));
  }
}
