package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.netty.Net.real;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.virtual;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Trail;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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
  @DisplayName("NETTY-L-03 what a thread submits while the loop closes runs, or is refused")
  void submittedWhileTheLoopCloses() {
    for (int i = 0; i < 300; i++) {
      var loop = Asyncio.newEventLoop();
      var group = NettyLoop.eventLoopGroup(loop);
      var closing = new CountDownLatch(1);
      var submitted = new CountDownLatch(1);
      var thread = new Thread(() -> submitUntilRefused(group, closing, submitted));
      thread.start();
      loop.runUntilComplete(
          async(
              () -> {
                var timer = group.schedule(() -> {}, 1, HOURS);
                timer.addListener(
                    cancelled -> {
                      closing.countDown();
                      submitted.await();
                    });
                return null;
              }));
      loop.close();
      RealTime.join(thread);
      assertThat(group.isTerminated()).isTrue();
    }
  }

  /** Submits one task after the other, each when the one before has run. */
  private static void submitUntilRefused(
      EventLoopGroup group, CountDownLatch closing, CountDownLatch submitted) {
    try {
      closing.await();
      while (true) {
        var task = group.submit(() -> {});
        submitted.countDown();
        task.get();
      }
    } catch (RejectedExecutionException closed) {
      assertThat(group.shutdownGracefully()).isSameAs(group.terminationFuture());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("NETTY-L-03 what was queued when the loop stopped runs at its close, in order")
  void queuedBeforeTheClose() {
    var loop = Asyncio.newEventLoop();
    var group = NettyLoop.eventLoopGroup(loop);
    var first = group.submit(trail.adding("first"));
    var second = group.submit(() -> group.submit(trail.adding("third")));
    group.execute(trail.adding("second"));
    loop.close();
    trail.assertIs("first", "second", "third");
    assertThat(first.isSuccess()).isTrue();
    assertThat(second.getNow().isSuccess()).isTrue();
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
    assertThat(timer.isCancelled()).as("a timer that was queued only").isTrue();
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
}
