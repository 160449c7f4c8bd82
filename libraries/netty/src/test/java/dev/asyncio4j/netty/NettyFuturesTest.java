package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.netty.Net.real;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.reports;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.NoRunningLoopException;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.AsyncTests;
import dev.asyncio4j.testing.Trail;
import dev.asyncio4j.testing.Virtual;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Futures of Netty's, awaited, and the reverse. */
@ExtendWith(NothingLeftBehind.class)
class NettyFuturesTest {
  private final Trail trail = Trail.create();

  private static EventLoop group() {
    return NettyLoop.eventLoopGroup().next();
  }

  @Test
  @DisplayName("NETTY-F-01 await gives the value, or throws the very failure")
  void outcome() {
    virtual(
        () -> {
          var group = group();
          Promise<String> value = group.newPromise();
          group.execute(() -> value.setSuccess("value"));
          assertThat(NettyFutures.await(value)).isEqualTo("value");
          Promise<String> failed = group.newPromise();
          var error = new IOException("broken");
          group.execute(() -> failed.setFailure(error));
          assertThatThrownBy(() -> NettyFutures.await(failed)).isSameAs(error);
          try {
            NettyFutures.await(failed, IOException.class);
          } catch (IOException e) {
            trail.add(e == error);
          }
          Promise<String> cancelled = group.newPromise();
          cancelled.cancel(false);
          assertThatThrownBy(() -> NettyFutures.await(cancelled))
              .isInstanceOf(CancelledError.class);
        });
    trail.assertIs(true);
  }

  @Test
  @DisplayName("NETTY-F-01 a future that is done suspends nothing")
  void done() {
    virtual(
        () -> {
          var group = group();
          getRunningLoop().callSoon(trail.adding("later"));
          trail.add(NettyFutures.await(group.newSucceededFuture("at once")));
          passes(1);
        });
    trail.assertIs("at once", "later");
  }

  @AsyncTest
  @DisplayName("NETTY-F-01 the cancel of the task cancels the future once")
  void cancelled() {
    var group = group();
    var cancels = new AtomicInteger();
    var promise =
        new DefaultPromise<String>(group) {
          @Override
          public boolean cancel(boolean mayInterrupt) {
            cancels.incrementAndGet();
            return super.cancel(mayInterrupt);
          }
        };
    var task = createTask(async(() -> NettyFutures.await(promise)));
    passes(1);
    task.cancel();
    AsyncTests.assertFails(CancelledError.class, task);
    assertThat(promise.isCancelled()).isTrue();
    assertThat(cancels).hasValue(1);
    Promise<String> wrapped = group.newPromise();
    var future = NettyFutures.wrap(wrapped);
    future.cancel();
    passes(1);
    assertThat(wrapped.isCancelled()).isTrue();
    await(NettyLoop.close(group));
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-F-02 completion on a foreign thread wakes the task, also without an executor")
  void foreignThreads() throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      var executor = i % 2 == 0 ? ImmediateEventExecutor.INSTANCE : GlobalEventExecutor.INSTANCE;
      Promise<Integer> promise = executor.newPromise();
      int n = i;
      var thread = new Thread(() -> promise.setSuccess(n));
      thread.start();
      assertThat(NettyFutures.await(promise)).isEqualTo(i);
      thread.join();
    }
  }

  @AsyncTest
  @DisplayName("NETTY-F-02 completion in turn costs no pass more than a future of the loop")
  void passesCounted() {
    var group = group();
    int own =
        passesUntilAwake(
            () -> {
              var future = getRunningLoop().<String>createFuture();
              getRunningLoop().callSoon(() -> future.setResult("x"));
              await(future);
            });
    int netty =
        passesUntilAwake(
            () -> {
              Promise<String> promise = group.newPromise();
              group.execute(() -> promise.setSuccess("x"));
              NettyFutures.await(promise);
            });
    assertThat(netty).isEqualTo(own);
    await(NettyLoop.close(group));
  }

  private static int passesUntilAwake(Runnable wait) {
    var counting =
        new Object() {
          int passes;
          boolean over;

          void count() {
            if (over) return;
            passes++;
            getRunningLoop().callSoon(this::count);
          }
        };
    counting.count();
    wait.run();
    counting.over = true;
    return counting.passes;
  }

  @AsyncTest
  @DisplayName("NETTY-F-02 virtual time stands still while a foreign thread is to complete")
  void virtualTimeStandsStill() {
    Promise<String> promise = GlobalEventExecutor.INSTANCE.newPromise();
    var thread =
        new Thread(
            () -> {
              java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
              promise.setSuccess("in time");
            });
    thread.start();
    var wait = async(() -> NettyFutures.await(promise));
    assertThat(await(Asyncio.waitFor(wait, Duration.ofHours(1)))).isEqualTo("in time");
  }

  @Test
  @DisplayName("NETTY-F-03 a listener that throws is reported, and the others are called")
  void listeners() {
    virtual(
        () -> {
          var reports = reports();
          Promise<String> promise = group().newPromise();
          var error = new IOException("listener");
          GenericFutureListener<Future<String>> removed = done -> trail.add("removed");
          promise.addListener(removed);
          promise.addListener(
              done -> {
                throw error;
              });
          promise.addListener(done -> trail.add(done.getNow()));
          promise.removeListener(removed);
          promise.setSuccess("others");
          assertThat(reports)
              .singleElement()
              .satisfies(it -> assertThat(it.exception()).isSameAs(error));
        });
    trail.assertIs("others");
  }

  @Test
  @DisplayName(
      "NETTY-F-03 Netty logs a listener of a channel's own future that throws; the others are"
          + " called")
  void listenersOfChannels() {
    try (var log = new NettyLog(DefaultPromise.class)) {
      real(
          () -> {
            var group = NettyLoop.eventLoopGroup();
            var closed = Net.serve(group, Net.Echo::new).closeFuture();
            var error = new IOException("listener");
            closed.addListener(
                done -> {
                  throw error;
                });
            closed.addListener(done -> trail.add("others"));
            await(NettyLoop.close(group));
          });
      assertThat(log.messages()).singleElement().asString().contains("operationComplete");
    }
    trail.assertIs("others");
  }

  @AsyncTest
  void aPromiseEndsAsWhatItStandsFor() {
    var group = group();
    var value = NettyFutures.promise(sleep(Duration.ofSeconds(1), "slept"), group);
    assertThat(NettyFutures.await(value)).isEqualTo("slept");
    var error = new IOException("broken");
    var failed = NettyFutures.promise(Virtual.failingAfter(1, error), group);
    assertThatThrownBy(() -> NettyFutures.await(failed)).isSameAs(error);
    var task = createTask(sleep(Duration.ofHours(1), "x"));
    var cancelled = NettyFutures.promise(task, group);
    task.cancel();
    passes(3);
    assertThat(cancelled.isCancelled()).isTrue();
    assertThat(cancelled.cause()).isInstanceOf(CancellationException.class);
    var other = createTask(sleep(Duration.ofHours(1), "x"));
    NettyFutures.promise(other, group).cancel(false);
    passes(3);
    assertThat(other.cancelled()).isTrue();
    await(NettyLoop.close(group));
  }

  @AsyncTest(realTime = true)
  void aPromiseThatAThreadCancelsCancelsTheTaskInTurn() {
    var task = createTask(sleep(Duration.ofHours(1), "x"));
    var promise = NettyFutures.promise(task, GlobalEventExecutor.INSTANCE);
    new Thread(() -> promise.cancel(false)).start();
    AsyncTests.assertFails(CancelledError.class, task);
  }

  @Test
  void outsideALoopTheyCannotBeAwaited() {
    assertThatThrownBy(
            () -> NettyFutures.await(ImmediateEventExecutor.INSTANCE.newSucceededFuture("x")))
        .isInstanceOf(NoRunningLoopException.class);
    assertThatThrownBy(NettyLoop::eventLoopGroup).isInstanceOf(NoRunningLoopException.class);
  }

  @AsyncTest
  void inACallbackTheyCannotBeAwaited() {
    var reports = reports();
    var group = group();
    Promise<String> promise = group.newPromise();
    group.execute(() -> NettyFutures.await(promise));
    passes(1);
    assertThat(reports)
        .singleElement()
        .satisfies(it -> assertThat(it.exception()).isInstanceOf(IllegalStateException.class));
  }
}
