package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.netty.Net.real;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.reports;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static dev.asyncio4j.testing.Virtual.virtual;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Trail;
import io.netty.util.Timeout;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Netty's timers on a loop. */
@ExtendWith(NothingLeftBehind.class)
class NettyTimerTest {
  private final Trail trail = Trail.create();

  @Test
  @DisplayName("timeouts expire at their time, in virtual time, too; cancelled ones never")
  void timeouts() {
    virtual(
        () -> {
          var timer = NettyTimer.on(getRunningLoop());
          var start = now();
          var second =
              timer.newTimeout(timeout -> trail.add("b at " + secondsSince(start)), 2, SECONDS);
          timer.newTimeout(timeout -> trail.add("a at " + secondsSince(start)), 1, SECONDS);
          var cancelled = timer.newTimeout(timeout -> trail.add("never"), 1, SECONDS);
          assertThat(cancelled.cancel()).isTrue();
          assertThat(cancelled.cancel()).isFalse();
          assertThat(cancelled.isCancelled()).isTrue();
          assertThat(second.isExpired()).isFalse();
          pause(3);
          assertThat(second.isExpired()).isTrue();
          assertThat(second.cancel()).isFalse();
          assertThat(second.timer()).isSameAs(timer);
          assertThat(second.task()).isNotNull();
          assertThat(timer.toString()).contains("pending=0");
        });
    trail.assertIs("a at 1", "b at 2");
  }

  @Test
  @DisplayName(
      "a timeout of the longest time does not expire; one of a time below zero does at once")
  void longest() {
    virtual(
        () -> {
          pause(1); // leaves zero, where the clock begins: no delay overflows from there
          var timer = NettyTimer.on(getRunningLoop());
          for (var unit : TimeUnit.values()) {
            timer.newTimeout(timeout -> trail.add("never"), Long.MAX_VALUE, unit);
          }
          timer.newTimeout(timeout -> trail.add("at once"), -1, SECONDS);
          timer.newTimeout(timeout -> trail.add("at once"), Long.MIN_VALUE, SECONDS);
          pause(3600);
        });
    trail.assertIs("at once", "at once");
  }

  @AsyncTest
  @DisplayName("what a task throws goes to the exception handler")
  void failure() {
    var reports = reports();
    var error = new IOException("broken");
    NettyTimer.on(getRunningLoop())
        .newTimeout(
            timeout -> {
              throw error;
            },
            1,
            SECONDS);
    pause(2);
    assertThat(reports).singleElement().satisfies(it -> assertThat(it.exception()).isSameAs(error));
  }

  @Test
  @DisplayName("stop gives back what has not expired, and then none is taken")
  void stop() {
    virtual(
        () -> {
          var timer = NettyTimer.on(getRunningLoop());
          timer.newTimeout(timeout -> trail.add("expired"), 1, SECONDS);
          var left = timer.newTimeout(timeout -> trail.add("never"), 9, SECONDS);
          pause(2);
          assertThat(timer.stop()).containsExactly(left);
          assertThat(timer.stop()).isEmpty();
          assertThatThrownBy(() -> timer.newTimeout(timeout -> {}, 1, SECONDS))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("stopped");
          pause(10);
        });
    trail.assertIs("expired");
  }

  @Test
  @DisplayName("other threads set, cancel and stop")
  void threads() {
    real(
        () -> {
          var loop = getRunningLoop();
          var timer = NettyTimer.on(loop);
          var expired = loop.<Boolean>createFuture();
          var cancelled = new AtomicReference<Timeout>();
          var thread =
              new Thread(
                  () -> {
                    timer.newTimeout(
                        timeout -> expired.setResult(getRunningLoop() == loop), 10, MILLISECONDS);
                    cancelled.set(timer.newTimeout(timeout -> trail.add("never"), 1, HOURS));
                    cancelled.get().cancel();
                  });
          thread.start();
          assertThat(await(expired)).isTrue();
          await(sleep(Duration.ofMillis(30)));
          RealTime.join(thread);
          assertThat(cancelled.get().isCancelled()).isTrue();
          var stopping = new Thread(timer::stop);
          stopping.start();
          RealTime.join(stopping);
        });
    trail.assertIs();
  }

  @Test
  @DisplayName("a loop that closes stops its timers")
  void loopCloses() {
    var loop = newEventLoop();
    var timer = NettyTimer.on(loop);
    var timeout = timer.newTimeout(any -> {}, 1, SECONDS);
    loop.runUntilComplete(async(() -> null));
    loop.close();
    assertThat(timeout.isCancelled()).isTrue();
    assertThatThrownBy(() -> timer.newTimeout(any -> {}, 1, SECONDS))
        .isInstanceOf(IllegalStateException.class);
  }
}
