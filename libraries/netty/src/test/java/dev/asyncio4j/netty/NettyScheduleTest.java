package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.netty.Net.real;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static dev.asyncio4j.testing.Virtual.virtual;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Trail;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.BlockingOperationException;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Timers of Netty's on the loop's clock. */
@ExtendWith(NothingLeftBehind.class)
class NettyScheduleTest {
  private static EventLoop group() {
    return NettyLoop.eventLoopGroup().next();
  }

  private final Trail trail = Trail.create();

  @Test
  @DisplayName("NETTY-E-03 timers run at their time, equal ones in the order set")
  void schedule() {
    virtual(
        () -> {
          var group = group();
          var start = now();
          group.schedule(() -> trail.add("b at " + secondsSince(start)), 2, SECONDS);
          group.schedule(() -> trail.add("a at " + secondsSince(start)), 1, SECONDS);
          group.schedule(() -> trail.add("c at " + secondsSince(start)), 2, SECONDS);
          assertThat(NettyFutures.await(group.schedule(() -> "value", 3, SECONDS)))
              .isEqualTo("value");
          assertThat(secondsSince(start)).isEqualTo(3);
          await(NettyLoop.close(group));
        });
    trail.assertIs("a at 1", "b at 2", "c at 2");
  }

  @Test
  @DisplayName("NETTY-E-03 a fixed rate counts from the deadline, a fixed delay from the end")
  void periodic() {
    virtual(
        () -> {
          var group = group();
          var start = now();
          var rate =
              group.scheduleAtFixedRate(() -> trail.add("r" + secondsSince(start)), 1, 2, SECONDS);
          var delay =
              group.scheduleWithFixedDelay(
                  () -> trail.add("d" + secondsSince(start)), 2, 3, SECONDS);
          pause(6);
          rate.cancel(false);
          delay.cancel(false);
          pause(10);
          assertThat(rate.isCancelled()).isTrue();
          assertThatThrownBy(() -> group.scheduleAtFixedRate(() -> {}, 0, 0, SECONDS))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("period: 0");
          await(NettyLoop.close(group));
        });
    trail.assertIs("r1", "d2", "r3", "d5", "r5");
  }

  @Test
  @DisplayName("NETTY-E-03 a timer is cancelled before it runs, within it, and after it")
  void cancel() {
    virtual(
        () -> {
          var group = group();
          var before = group.schedule(trail.adding("never"), 1, SECONDS);
          assertThat(before.cancel(false)).isTrue();
          assertThat(before.cancel(false)).isFalse();
          var within = new AtomicReference<ScheduledFuture<?>>();
          within.set(
              group.scheduleAtFixedRate(
                  () -> {
                    trail.add("once");
                    within.get().cancel(false);
                  },
                  1,
                  1,
                  SECONDS));
          var after = group.schedule(trail.adding("ran"), 2, SECONDS);
          pause(5);
          assertThat(after.cancel(false)).isFalse();
          assertThat(after.isSuccess()).isTrue();
          assertThat(before.isCancelled()).isTrue();
          await(NettyLoop.close(group));
        });
    trail.assertIs("once", "ran");
  }

  @Test
  @DisplayName("NETTY-E-03 timers are set and cancelled from another thread")
  void timersOfThreads() {
    real(
        () -> {
          var group = group();
          var done = getRunningLoop().<Boolean>createFuture();
          var cancelled = new AtomicReference<ScheduledFuture<?>>();
          var thread =
              new Thread(
                  () -> {
                    cancelled.set(
                        group.schedule(
                            trail.adding("never"), 1, java.util.concurrent.TimeUnit.HOURS));
                    cancelled.get().cancel(false);
                    group.schedule(
                        () -> done.setResult(group.inEventLoop()),
                        20,
                        java.util.concurrent.TimeUnit.MILLISECONDS);
                  });
          thread.start();
          assertThat(await(done)).isTrue();
          await(sleep(Duration.ofMillis(60)));
          assertThat(cancelled.get().isCancelled()).isTrue();
          RealTime.join(thread);
          await(NettyLoop.close(group));
        });
    trail.assertIs();
  }

  @AsyncTest
  void aTimerThatFailsHasTheFailureAsItsResult() {
    var group = group();
    var error = new java.io.IOException("broken");
    var timer =
        group.schedule(
            () -> {
              throw error;
            },
            1,
            SECONDS);
    assertThatThrownBy(() -> NettyFutures.await(timer)).isSameAs(error);
    await(NettyLoop.close(group));
  }

  @AsyncTest
  @DisplayName("NETTY-E-03 the ticker and the delays are the loop's clock, without overflow")
  void ticker() {
    var group = group();
    long before = group.ticker().nanoTime();
    var far = group.schedule(() -> {}, Long.MAX_VALUE, java.util.concurrent.TimeUnit.NANOSECONDS);
    var near = group.schedule(() -> {}, 10, SECONDS);
    assertThat(near.compareTo(far)).isNegative();
    pause(4);
    assertThat(group.ticker().nanoTime() - before).isEqualTo(SECONDS.toNanos(4));
    assertThat(near.getDelay(SECONDS)).isEqualTo(6);
    assertThatThrownBy(() -> group.ticker().sleep(1, SECONDS))
        .isInstanceOf(BlockingOperationException.class);
    await(NettyLoop.close(group));
    assertThat(near.isCancelled()).isTrue();
    assertThat(far.isCancelled()).isTrue();
  }

  @AsyncTest
  @DisplayName("NETTY-E-04 an hour of virtual time takes none; it waits while a channel is open")
  void virtualTime() {
    var group = group();
    long real = System.nanoTime();
    var start = now();
    NettyFutures.await(group.schedule(() -> {}, 1, HOURS));
    assertThat(secondsSince(start)).isEqualTo(3600);
    assertThat(System.nanoTime() - real).isLessThan(SECONDS.toNanos(20));
    var sink = new Net.Sink();
    var server = Net.serve(group, Net.Echo::new);
    var channel = Net.connect(group, Net.port(server), sink);
    var late = group.schedule(() -> {}, 1, HOURS);
    channel.writeAndFlush(NettyBytes.wrap(new byte[100]));
    await(sink.all(100));
    assertThat(late.isDone()).as("time stood still").isFalse();
    await(NettyLoop.close(group));
  }
}
