package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.netty.Net.real;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.reports;
import static dev.asyncio4j.testing.Virtual.virtual;
import static java.util.concurrent.TimeUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.BlockingOperationException;
import io.netty.util.internal.ThreadExecutorMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tasks and timers of Netty's in the loop's queue and on its clock. */
@ExtendWith(NothingLeftBehind.class)
class NettyExecutorTest {
  private final Trail trail = Trail.create();

  private static EventLoop group() {
    return NettyLoop.eventLoopGroup().next();
  }

  @Test
  @DisplayName(
      "NETTY-E-01 tasks of eight threads: none is lost, each thread's are in order, in turn")
  void execute() {
    int threads = 8;
    int each = 10_000;
    real(
        () -> {
          var group = group();
          var next = new int[threads];
          var faults = new AtomicInteger();
          var all = getRunningLoop().<Integer>createFuture();
          var count = new int[1];
          for (int t = 0; t < threads; t++) {
            int thread = t;
            new Thread(
                    () -> {
                      for (int i = 0; i < each; i++) {
                        int n = i;
                        group.execute(
                            () -> {
                              if (next[thread]++ != n || !group.inEventLoop())
                                faults.incrementAndGet();
                              if (++count[0] == threads * each) all.setResult(count[0]);
                            });
                      }
                    })
                .start();
          }
          assertThat(await(all)).isEqualTo(threads * each);
          assertThat(faults).hasValue(0);
          await(NettyLoop.close(group));
        });
  }

  @Test
  @DisplayName("NETTY-E-01 tasks and callbacks of the loop run in the order in which they came")
  void interleaved() {
    virtual(
        () -> {
          var group = group();
          var loop = getRunningLoop();
          for (int i = 0; i < 3; i++) {
            group.execute(trail.adding("netty " + i));
            loop.callSoon(trail.adding("loop " + i));
          }
          passes(1);
          await(NettyLoop.close(group));
        });
    trail.assertIs("netty 0", "loop 0", "netty 1", "loop 1", "netty 2", "loop 2");
  }

  @AsyncTest
  @DisplayName("NETTY-E-02 what a task throws goes to the exception handler; the next one runs")
  void failingTask() {
    var reports = reports();
    var group = NettyLoop.eventLoopGroup(NettyLoopOptions.defaults().name("cache")).next();
    var error = new IllegalStateException("broken");
    Runnable task =
        new Runnable() {
          @Override
          public void run() {
            throw error;
          }

          @Override
          public String toString() {
            return "the broken task";
          }
        };
    group.execute(task);
    group.execute(trail.adding("ran"));
    passes(1);
    trail.assertIs("ran");
    assertThat(reports)
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.exception()).isSameAs(error);
              assertThat(it.message()).contains("the broken task", "<NettyLoop cache OPEN");
            });
    await(NettyLoop.close(group));
  }

  @Test
  void aTaskKnowsItsExecutorAndTheThreadForgetsItAgain() {
    virtual(
        () -> {
          var group = group();
          group.execute(() -> trail.add(ThreadExecutorMap.currentExecutor() == group));
          getRunningLoop().callSoon(() -> trail.add(ThreadExecutorMap.currentExecutor()));
          passes(1);
          assertThat(group.inEventLoop()).isTrue();
          assertThat(group.inEventLoop(Thread.currentThread())).isTrue();
          assertThat(group.inEventLoop(new Thread())).isFalse();
          await(NettyLoop.close(group));
        });
    trail.assertIs(true, "null");
  }

  @AsyncTest(realTime = true)
  @DisplayName(
      "NETTY-E-05 sync, await and get in turn fail and say what to do; off the turn they wait")
  void blocking() {
    var group = group();
    var promise = group.<String>newPromise();
    var calls = new ArrayList<org.assertj.core.api.ThrowableAssert.ThrowingCallable>();
    calls.add(promise::sync);
    calls.add(promise::await);
    calls.add(promise::get);
    calls.add(group.terminationFuture()::sync);
    calls.add(group.schedule(() -> {}, 1, HOURS)::sync);
    for (var call : calls)
      assertThatThrownBy(call)
          .isInstanceOf(BlockingOperationException.class)
          .hasMessageContaining("await it: NettyFutures.await");
    var server = Net.serve(group, Net.Echo::new);
    assertThatThrownBy(() -> server.closeFuture().sync())
        .isInstanceOf(BlockingOperationException.class);
    var off = Asyncio.toThread(() -> promise.sync().getNow());
    var task = Asyncio.createTask(off);
    await(sleep(Duration.ofMillis(20)));
    promise.setSuccess("value");
    assertThat(await(task)).isEqualTo("value");
    var ending =
        Asyncio.createTask(Asyncio.toThread(() -> group.terminationFuture().sync().isDone()));
    await(sleep(Duration.ofMillis(20)));
    await(NettyLoop.close(group));
    assertThat(await(ending)).isTrue();
  }

  @Test
  @DisplayName("NETTY-E-06 a library's get() in turn is a stall, which debug mode reports")
  void stall() {
    var reports = new ArrayList<String>();
    try (var log = dev.asyncio4j.support.LogCapture.withSlowSteps()) {
      Asyncio.run(
          async(
              () -> {
                var loop = getRunningLoop();
                loop.slowCallbackDuration(Duration.ofMillis(50));
                var never = new java.util.concurrent.CompletableFuture<String>();
                assertThatThrownBy(
                        () -> never.get(1500, java.util.concurrent.TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
                await(sleep(Duration.ofMillis(20)));
              }),
          dev.asyncio4j.RunOptions.defaults().debug(true));
      reports.addAll(log.messages());
    }
    assertThat(reports).anyMatch(it -> it.contains("blocks <EventLoop") && it.contains("await"));
  }
}
