package dev.asyncio4j.netty.vertx;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.netty.NettyLoop;
import dev.asyncio4j.netty.NoLeaks;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.AsyncTests;
import dev.asyncio4j.testing.Trail;
import dev.asyncio4j.testing.Virtual;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.ContextInternal;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A Vertx whose event loop is the loop, and its futures. */
@ExtendWith({NothingLeftBehind.class, NoLeaks.class})
class VertxLoopTest {
  private final Trail trail = Trail.create();

  static void real(VoidBody body) {
    run(async(() -> timeout(Duration.ofSeconds(50), body)));
  }

  private static EventLoop loopOf(ContextInternal context) {
    return NettyLoop.loopOf(context.nettyEventLoop()).orElseThrow();
  }

  @Test
  @DisplayName("NETTY-V-01 timers and periods are the loop's, in virtual time, too")
  void timers() {
    virtual(
        () -> {
          var vertx = VertxLoop.vertx();
          var start = now();
          vertx.setTimer(2000, id -> trail.add("timer at " + secondsSince(start)));
          var periods = new int[1];
          vertx.setPeriodic(
              3000,
              id -> {
                trail.add("period at " + secondsSince(start));
                if (++periods[0] == 2) vertx.cancelTimer(id);
              });
          VertxLoop.await(vertx.timer(1, TimeUnit.HOURS));
          trail.add("an hour: " + secondsSince(start));
        });
    trail.assertIs("timer at 2", "period at 3", "period at 6", "an hour: 3600");
  }

  @Test
  @DisplayName("NETTY-V-01 executeBlocking works in a thread of Vert.x; its result comes in turn")
  void executeBlocking() {
    virtual(
        () -> {
          var loop = getRunningLoop();
          var work =
              VertxLoop.vertx()
                  .executeBlocking(
                      () -> {
                        LockSupport.parkNanos(50_000_000);
                        return Thread.currentThread().getName();
                      });
          work.onComplete(done -> trail.add(getRunningLoop() == loop));
          var patient = async(() -> VertxLoop.await(work));
          assertThat(await(Asyncio.waitFor(patient, Duration.ofMillis(10))))
              .as("virtual time stands still while a worker works")
              .startsWith("vert.x-worker-thread-");
        });
    trail.assertIs(true);
  }

  @Test
  @DisplayName("NETTY-V-01 the event bus delivers on the loop")
  void eventBus() {
    virtual(
        () -> {
          var loop = getRunningLoop();
          var bus = VertxLoop.vertx().eventBus();
          bus.<String>consumer(
              "hello",
              message -> {
                trail.add(getRunningLoop() == loop);
                message.reply("hello, " + message.body());
              });
          assertThat(VertxLoop.await(bus.<String>request("hello", "bob")).body())
              .isEqualTo("hello, bob");
        });
    trail.assertIs(true);
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-V-01 names are resolved")
  void names() {
    var server = VertxLoop.vertx().createNetServer().connectHandler(socket -> socket.close());
    VertxLoop.await(server.listen(0, "localhost"));
    var client = VertxLoop.vertx().createNetClient();
    VertxLoop.await(VertxLoop.await(client.connect(server.actualPort(), "localhost")).close());
    assertThatThrownBy(() -> VertxLoop.await(client.connect(1, "no.such.host.invalid")))
        .hasMessageContaining("no.such.host.invalid");
    VertxLoop.await(VertxLoop.vertx().close());
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-V-02 bodies have no context, handlers have one, and all are on our loop")
  void contexts() {
    var loop = getRunningLoop();
    var vertx = VertxLoop.vertx();
    assertThat(Vertx.currentContext()).isNull();
    var made = (ContextInternal) vertx.getOrCreateContext();
    assertThat(loopOf(made)).isSameAs(loop);
    var seen = loop.<ContextInternal>createFuture();
    vertx.setTimer(1, id -> seen.setResult((ContextInternal) Vertx.currentContext()));
    assertThat(loopOf(await(seen))).isSameAs(loop);
    assertThat(Vertx.currentContext()).isNull();
    VertxLoop.await(vertx.close());
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-V-03 a loop has one Vertx, and a new one after that was closed by hand")
  void oneForALoop() {
    var vertx = VertxLoop.vertx();
    assertThat(VertxLoop.vertx()).isSameAs(vertx);
    VertxLoop.await(vertx.close());
    var next = VertxLoop.vertx();
    assertThat(next).isNotSameAs(vertx);
    assertThat(VertxLoop.vertx()).isSameAs(next);
  }

  @AsyncTest(realTime = true)
  @DisplayName(
      "NETTY-F-02 a close that completes on a foreign thread wakes the task that awaits it")
  void foreignThreads() throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      var vertx = VertxLoop.create(new VertxOptions());
      VertxLoop.await(vertx.close());
    }
    for (int i = 0; i < 200; i++) {
      Promise<Integer> promise = Promise.promise();
      int n = i;
      var thread = new Thread(() -> promise.complete(n));
      thread.start();
      assertThat(VertxLoop.await(promise.future())).isEqualTo(i);
      thread.join();
    }
  }

  @AsyncTest
  void theOutcomeOfAFutureIsThatOfTheWait() {
    assertThat(VertxLoop.await(Future.succeededFuture("value"))).isEqualTo("value");
    var error = new IOException("broken");
    assertThatThrownBy(() -> VertxLoop.await(Future.failedFuture(error))).isSameAs(error);
    Promise<String> never = Promise.promise();
    var task = Asyncio.createTask(async(() -> VertxLoop.await(never.future())));
    await(sleep(Duration.ofSeconds(1)));
    task.cancel();
    AsyncTests.assertFails(CancelledError.class, task);
    assertThat(never.future().isComplete()).as("Vert.x cannot cancel").isFalse();
    never.complete("late");
  }

  @AsyncTest
  void anAwaitableIsAFutureForVertx() {
    var slept = VertxLoop.future(sleep(Duration.ofSeconds(1), "slept"));
    assertThat(VertxLoop.await(slept)).isEqualTo("slept");
    var error = new IOException("broken");
    var failed = VertxLoop.future(Virtual.failingAfter(1, error));
    assertThatThrownBy(() -> VertxLoop.await(failed)).isSameAs(error);
    var task = Asyncio.createTask(sleep(Duration.ofHours(1), "x"));
    var cancelled = VertxLoop.future(task);
    task.cancel();
    assertThatThrownBy(() -> VertxLoop.await(cancelled)).isInstanceOf(CancelledError.class);
    assertThat(cancelled.cause()).isInstanceOf(CancelledError.class);
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-N-02 natives that are asked for are not used: the transport is ours")
  void natives() {
    var vertx = VertxLoop.create(new VertxOptions().setPreferNativeTransport(true));
    assertThat(loopOf((ContextInternal) vertx.getOrCreateContext())).isSameAs(getRunningLoop());
    VertxLoop.await(vertx.close());
  }

  @AsyncTest(realTime = true)
  void aBuilderTakesTheTransport() {
    var vertx =
        Vertx.builder()
            .with(new VertxOptions().setDisableTCCL(true))
            .withTransport(VertxLoop.transport(getRunningLoop()))
            .build();
    assertThat(loopOf((ContextInternal) vertx.getOrCreateContext())).isSameAs(getRunningLoop());
    VertxLoop.await(vertx.timer(1));
    VertxLoop.await(vertx.close());
  }
}
