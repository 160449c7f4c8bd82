package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static dev.asyncio4j.testing.Virtual.virtual;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.RunOptions;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The close of a group, and what a group refuses. */
@ExtendWith({NothingLeftBehind.class, NoLeaks.class})
class NettyCloseTest {
  private final Trail trail = Trail.create();
  private final List<ExceptionContext> reports = new ArrayList<>();

  @AsyncTest(realTime = true)
  @DisplayName(
      "NETTY-L-01 close ends channels, timers and the group, and is no work the second time")
  void close() {
    var group = NettyLoop.eventLoopGroup(NettyLoopOptions.defaults().name("cache"));
    var other = NettyLoop.eventLoopGroup();
    var server = Net.serve(group, Net.Echo::new);
    var channel = Net.connect(group, Net.port(server));
    var timer = group.schedule(() -> {}, 1, HOURS);
    channel.closeFuture().addListener(closed -> group.execute(trail.adding("listener's task")));
    await(NettyLoop.close(group));
    trail.assertIs("listener's task");
    assertThat(channel.isOpen()).isFalse();
    assertThat(server.isOpen()).isFalse();
    assertThat(timer.isCancelled()).isTrue();
    assertThat(group.terminationFuture().isSuccess()).isTrue();
    assertThat(group.isTerminated()).isTrue();
    assertThatThrownBy(() -> group.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("<NettyLoop cache CLOSED");
    assertThatThrownBy(() -> group.schedule(() -> {}, 1, SECONDS))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("<NettyLoop cache CLOSED");
    assertThatThrownBy(() -> Net.connect(group, 1))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("<NettyLoop cache CLOSED");
    await(NettyLoop.close(group));
    assertThat(other.isShuttingDown()).isFalse();
    await(NettyLoop.close(other));
  }

  @Test
  @DisplayName("NETTY-L-01 a close waits for its quiet period, and for tasks that make tasks")
  void quietPeriod() {
    virtual(
        () -> {
          var options = NettyLoopOptions.defaults().quietPeriod(Duration.ofSeconds(2));
          var group = NettyLoop.eventLoopGroup(options);
          var start = now();
          group.execute(() -> group.execute(() -> group.execute(trail.adding("third"))));
          getRunningLoop()
              .callLater(Duration.ofSeconds(1), () -> group.execute(trail.adding("in time")));
          await(NettyLoop.close(group));
          assertThat(secondsSince(start)).isEqualTo(3);
          var none = NettyLoop.eventLoopGroup();
          none.execute(() -> none.execute(() -> none.execute(trail.adding("third of none"))));
          await(NettyLoop.close(none));
        });
    trail.assertIs("third", "in time", "third of none");
  }

  @AsyncTest
  @DisplayName("NETTY-L-01 a group that never gets quiet ends at its timeout")
  void timeout() {
    var group = NettyLoop.eventLoopGroup();
    var start = now();
    again(group);
    group.shutdownGracefully(5, 20, SECONDS);
    NettyFutures.await(group.terminationFuture());
    assertThat(secondsSince(start)).isEqualTo(20);
  }

  private static void again(EventLoopGroup group) {
    if (group.isTerminated()) return;
    group.execute(() -> {});
    getRunningLoop().callLater(Duration.ofSeconds(1), () -> again(group));
  }

  @AsyncTest
  void theCancelOfACloseEndsTheWaitOnly() {
    var options = NettyLoopOptions.defaults().quietPeriod(Duration.ofSeconds(2));
    var group = NettyLoop.eventLoopGroup(options);
    var closing = createTask(NettyLoop.close(group));
    passes(2);
    closing.cancel();
    passes(2);
    assertThat(closing.cancelled()).isTrue();
    assertThat(group.isTerminated()).isFalse();
    pause(3);
    assertThat(group.isTerminated()).isTrue();
  }

  @AsyncTest
  void theEndOfAGroupCannotBeCancelled() {
    var group = NettyLoop.eventLoopGroup();
    assertThat(group.terminationFuture().cancel(false)).isFalse();
    group.shutdownGracefully(1, Long.MAX_VALUE, java.util.concurrent.TimeUnit.DAYS);
    pause(3600);
    assertThat(group.isTerminated()).as("a quiet day has not passed").isFalse();
    pause(24 * 3600);
    assertThat(group.isTerminated()).isTrue();
  }

  @AsyncTest(realTime = true)
  void aThreadMayCloseAGroup() {
    var group = NettyLoop.eventLoopGroup();
    Net.serve(group, Net.Echo::new);
    new Thread(() -> group.shutdownGracefully(0, 1, SECONDS)).start();
    NettyFutures.await(group.terminationFuture());
    assertThat(NettyLoop.channels(group)).isEmpty();
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-N-01 other channels than NIO's are refused with the advice which fit")
  void foreignChannels() {
    var group = NettyLoop.eventLoopGroup();
    var channel = new io.netty.channel.local.LocalChannel();
    assertThatThrownBy(() -> NettyFutures.await(group.register(channel)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("runs NIO channels; use NettyLoop.socketChannels()")
        .hasMessageContaining("LocalChannel");
    await(NettyLoop.close(group));
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-N-03 a cast to Netty's own group fails with the name of ours")
  void casts() {
    var group = NettyLoop.eventLoopGroup();
    assertThatThrownBy(() -> io.netty.channel.MultiThreadIoEventLoopGroup.class.cast(group))
        .isInstanceOf(ClassCastException.class)
        .hasMessageContaining("dev.asyncio4j.netty.LoopEventLoop");
    await(NettyLoop.close(group));
  }

  @Test
  void aLoopThatRunsElsewhereIsRefused() throws Exception {
    try (var thread = LoopThread.start("other", RunOptions.defaults())) {
      assertThatThrownBy(() -> NettyLoop.eventLoopGroup(thread.loop()))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
