package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.netty.Net.real;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Runner;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Trail;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Groups that outlive runs, talk to other loops, and leave nothing. */
@ExtendWith({NothingLeftBehind.class, NoLeaks.class})
class NettyLifeTest {
  private final Trail trail = Trail.create();
  private final List<ExceptionContext> reports = new ArrayList<>();

  @Test
  @DisplayName("NETTY-L-05 channels live on between the runs of a Runner, on whatever thread")
  void severalRuns() throws Exception {
    try (var runner = Runner.create(RunOptions.defaults())) {
      var group = new AtomicReference<EventLoopGroup>();
      var sink = new Net.Sink();
      var channel =
          runner.run(
              async(
                  () -> {
                    group.set(NettyLoop.eventLoopGroup());
                    var server = Net.serve(group.get(), Net.Echo::new);
                    return Net.connect(group.get(), Net.port(server), sink);
                  }));
      for (int i = 1; i <= 3; i++) {
        int size = i;
        var thread =
            new Thread(
                () ->
                    runner.run(
                        async(
                            () -> {
                              channel.writeAndFlush(NettyBytes.wrap(new byte[] {(byte) size}));
                              trail.add(await(sink.all(size)).length);
                            })));
        thread.start();
        RealTime.join(thread);
      }
      trail.assertIs(1, 2, 3);
      runner.run(NettyLoop.close(group.get()));
    }
  }

  @Test
  @DisplayName("NETTY-L-07 a server in one loop, a client in the other, a thousand questions")
  void twoLoops() throws Exception {
    try (var thread = LoopThread.start("server", RunOptions.defaults())) {
      var server =
          thread.call(
              () -> {
                var group = NettyLoop.eventLoopGroup();
                assertThat(NettyLoop.loopOf(group.next())).contains(getRunningLoop());
                return Net.serve(group, Net.Echo::new);
              });
      real(
          () -> {
            var group = NettyLoop.eventLoopGroup();
            var sink = new Net.Sink();
            var channel = Net.connect(group, Net.port(server), sink);
            for (int i = 1; i <= 1000; i++) {
              channel.writeAndFlush(NettyBytes.wrap(new byte[] {(byte) i}));
              assertThat(await(sink.all(i))).hasSize(i);
            }
            assertThat(server.eventLoop().inEventLoop()).as("the other's turn").isFalse();
            assertThat(
                    NettyFutures.await(
                        server.eventLoop().submit(() -> server.eventLoop().inEventLoop())))
                .as("a task hops")
                .isTrue();
            NettyFutures.await(server.close());
            await(NettyLoop.close(group));
          });
    }
  }

  @Test
  @DisplayName("NETTY-L-08 two hundred groups that come and go leave nothing")
  void noGrowth() {
    var groups = new ArrayList<java.lang.ref.WeakReference<EventLoopGroup>>();
    real(
        () -> {
          var servers = NettyLoop.eventLoopGroup();
          var server = Net.serve(servers, Net.Echo::new);
          for (int i = 0; i < 200; i++) {
            var group = NettyLoop.eventLoopGroup();
            groups.add(new java.lang.ref.WeakReference<>(group));
            var sink = new Net.Sink();
            var channel = Net.connect(group, Net.port(server), sink);
            channel.writeAndFlush(NettyBytes.wrap(new byte[100]));
            await(sink.all(100));
            await(NettyLoop.close(group));
          }
          await(sleep(Duration.ofMillis(10)));
          await(
              Asyncio.toThread(
                  () ->
                      RealTime.collectGarbageUntil(
                          () -> groups.stream().filter(it -> it.get() != null).count() <= 1)));
          assertThat(NettyLoop.channels(servers)).hasSize(1);
          await(NettyLoop.close(servers));
        });
    RealTime.collectGarbageUntil(() -> groups.stream().allMatch(it -> it.get() == null));
  }

  @Test
  @DisplayName(
      "NETTY-L-08 a loop that has ended is collected, with what Netty kept for its threads")
  void theLoopIsCollected() {
    var loop = new AtomicReference<java.lang.ref.WeakReference<Object>>();
    real(
        () -> {
          loop.set(new java.lang.ref.WeakReference<>(getRunningLoop()));
          var group = NettyLoop.eventLoopGroup();
          var server = Net.serve(group, Net.Echo::new);
          var sink = new Net.Sink();
          Net.connect(group, Net.port(server), sink).writeAndFlush(NettyBytes.wrap(new byte[9]));
          await(sink.all(9));
        });
    RealTime.collectGarbageUntil(() -> loop.get().get() == null);
  }
}
