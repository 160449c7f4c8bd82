package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.netty.Net.real;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static dev.asyncio4j.testing.Virtual.virtual;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Runner;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Trail;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The end of a group, and of the loop it is on. */
@ExtendWith({NothingLeftBehind.class, NoLeaks.class})
class NettyEndTest {
  private final Trail trail = Trail.create();
  private final List<ExceptionContext> reports = new ArrayList<>();

  private void collectReports() {
    getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context));
  }

  @Test
  @DisplayName(
      "NETTY-L-01 close ends channels, timers and the group, and is no work the second time")
  void close() {
    real(
        () -> {
          var group = NettyLoop.eventLoopGroup(NettyLoopOptions.defaults().name("cache"));
          var other = NettyLoop.eventLoopGroup();
          var server = Net.serve(group, Net.Echo::new);
          var channel = Net.connect(group, Net.port(server));
          var timer = group.schedule(() -> {}, 1, HOURS);
          channel
              .closeFuture()
              .addListener(closed -> group.execute(trail.adding("listener's task")));
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
        });
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

  @Test
  @DisplayName("NETTY-L-01 a group that never gets quiet ends at its timeout")
  void timeout() {
    virtual(
        () -> {
          var group = NettyLoop.eventLoopGroup();
          var start = now();
          again(group);
          group.shutdownGracefully(5, 20, SECONDS);
          NettyFutures.await(group.terminationFuture());
          assertThat(secondsSince(start)).isEqualTo(20);
        });
  }

  private static void again(EventLoopGroup group) {
    if (group.isTerminated()) return;
    group.execute(() -> {});
    getRunningLoop().callLater(Duration.ofSeconds(1), () -> again(group));
  }

  @Test
  void theCancelOfACloseEndsTheWaitOnly() {
    virtual(
        () -> {
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
        });
  }

  @Test
  void aThreadMayCloseAGroup() {
    real(
        () -> {
          var group = NettyLoop.eventLoopGroup();
          Net.serve(group, Net.Echo::new);
          new Thread(() -> group.shutdownGracefully(0, 1, SECONDS)).start();
          NettyFutures.await(group.terminationFuture());
          assertThat(NettyLoop.channels(group)).isEmpty();
        });
  }

  @Test
  @DisplayName("NETTY-L-02 a run that ends with all open closes all, and says nothing")
  void forgotten() {
    var channels = new ArrayList<Channel>();
    var group = new AtomicReference<EventLoopGroup>();
    real(
        () -> {
          collectReports();
          group.set(NettyLoop.eventLoopGroup());
          channels.add(Net.serve(group.get(), Net.Echo::new));
          channels.add(Net.connect(group.get(), Net.port(channels.get(0))));
        });
    assertThat(channels).allSatisfy(it -> assertThat(it.closeFuture().isSuccess()).isTrue());
    assertThat(group.get().isTerminated()).isTrue();
    assertThat(NettyLoop.channels(group.get())).isEmpty();
    assertThat(reports).isEmpty();
  }

  @Test
  @DisplayName("NETTY-L-02 debug mode tells what was forgotten, and where it was made")
  void forgottenInDebugMode() {
    run(
        async(
            () -> {
              collectReports();
              var options = NettyLoopOptions.defaults().name("cache");
              NettyLoop.eventLoopGroup(options);
              NettyLoop.eventLoopGroup(options.name("owned").ownerCloses());
              await(NettyLoop.close(NettyLoop.eventLoopGroup(options.name("closed"))));
            }),
        RunOptions.defaults().debug(true));
    assertThat(reports)
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.message()).contains("Unclosed group <NettyLoop cache");
              assertThat(it.createdAt()).hasStackTraceContaining("NettyEndTest");
            });
  }

  @Test
  @DisplayName(
      "NETTY-L-03 what hangs in beforeClose is given up, and channels are closed hard then")
  void hangs() {
    var channel = new AtomicReference<Channel>();
    virtual(
        () -> {
          collectReports();
          var group = NettyLoop.eventLoopGroup(NettyLoopOptions.defaults().ownerCloses());
          channel.set(Net.serve(group, Net.Echo::new));
          var port = dev.asyncio4j.lowlevel.LoopPort.of(getRunningLoop());
          port.beforeClose(
              () ->
                  async(
                      () -> {
                        channel.get().close();
                        pause(1000);
                      }));
        });
    assertThat(channel.get().isOpen()).isFalse();
    assertThat(reports).singleElement().satisfies(it -> assertThat(it.message()).contains("PT5S"));
  }

  @Test
  @DisplayName(
      "NETTY-L-03 a loop that is closed by hand closes all hard: what that queues still runs")
  void closedByHand() {
    var loop = Asyncio.newEventLoop();
    var group = NettyLoop.eventLoopGroup(loop);
    var server = new AtomicReference<Channel>();
    loop.runUntilComplete(
        async(
            () -> {
              server.set(Net.serve(group, Net.Echo::new));
              var channel = Net.connect(group, Net.port(server.get()));
              channel.closeFuture().addListener(closed -> group.execute(trail.adding("task")));
              return null;
            }));
    var timer = group.schedule(() -> {}, 1, HOURS);
    loop.close();
    trail.assertIs("task");
    assertThat(server.get().closeFuture().isSuccess()).isTrue();
    assertThat(group.isTerminated()).isTrue();
    assertThat(timer.isDone()).as("a timer that was never armed").isFalse();
  }

  @Test
  @DisplayName("NETTY-L-04 a main task that fails changes nothing about the order")
  void failingMain() {
    assertThatThrownBy(
            () ->
                real(
                    () -> {
                      collectReports();
                      var group = NettyLoop.eventLoopGroup();
                      var server = Net.serve(group, Net.Echo::new);
                      server.closeFuture().addListener(closed -> trail.add("server closed"));
                      createTask(
                          async(
                              () -> {
                                try {
                                  await(sleep(Duration.ofHours(1)));
                                } finally {
                                  trail.add("leftover cancelled");
                                }
                              }));
                      passes(1);
                      dev.asyncio4j.lowlevel.LoopPort.of(getRunningLoop())
                          .onClose(() -> trail.add("closed, terminated " + group.isTerminated()));
                      throw new IllegalStateException("main fails");
                    }))
        .hasMessage("main fails");
    trail.assertIs("leftover cancelled", "server closed", "closed, terminated true");
    assertThat(reports).isEmpty();
  }

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
  @DisplayName("NETTY-L-06 after the loop is closed everything fails at once, and says why")
  void afterTheLoop() {
    var group = new AtomicReference<EventLoopGroup>();
    real(() -> group.set(NettyLoop.eventLoopGroup()));
    var closed = group.get();
    List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> calls =
        List.of(
            () -> closed.execute(() -> {}),
            () -> closed.schedule(() -> {}, 1, SECONDS),
            () -> throwCause(Net.client(closed).connect(Net.LOOPBACK, 1)));
    for (var call : calls)
      assertThatThrownBy(call)
          .isInstanceOf(RejectedExecutionException.class)
          .hasMessageContaining("<NettyLoop netty CLOSED channels=0> takes no more work");
    assertThat(closed.shutdownGracefully().isSuccess()).isTrue();
    assertThatThrownBy(() -> NettyLoop.eventLoopGroup(loopOf(closed)))
        .isInstanceOf(IllegalStateException.class);
  }

  private static dev.asyncio4j.loop.EventLoop loopOf(EventLoopGroup group) {
    return NettyLoop.loopOf(group.next()).orElseThrow();
  }

  private static void throwCause(io.netty.channel.ChannelFuture connect) throws Throwable {
    assertThat(connect.isDone()).isTrue();
    throw connect.cause();
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

  @Test
  @DisplayName("NETTY-N-01 other channels than NIO's are refused with the advice which fit")
  void foreignChannels() {
    real(
        () -> {
          var group = NettyLoop.eventLoopGroup();
          var channel = new io.netty.channel.local.LocalChannel();
          assertThatThrownBy(() -> NettyFutures.await(group.register(channel)))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("runs NIO channels; use NettyLoop.socketChannels()")
              .hasMessageContaining("LocalChannel");
          await(NettyLoop.close(group));
        });
  }

  @Test
  @DisplayName("NETTY-N-03 a cast to Netty's own group fails with the name of ours")
  void casts() {
    real(
        () -> {
          var group = NettyLoop.eventLoopGroup();
          assertThatThrownBy(() -> io.netty.channel.MultiThreadIoEventLoopGroup.class.cast(group))
              .isInstanceOf(ClassCastException.class)
              .hasMessageContaining("dev.asyncio4j.netty.LoopEventLoop");
          await(NettyLoop.close(group));
        });
  }

  @Test
  void aLoopThatRunsElsewhereIsRefused() throws Exception {
    try (var thread = LoopThread.start("other", RunOptions.defaults())) {
      assertThatThrownBy(() -> NettyLoop.eventLoopGroup(thread.loop()))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
