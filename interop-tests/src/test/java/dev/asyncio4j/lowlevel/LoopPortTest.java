package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.reports;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Future;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.RealTime;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The loop as the place of a library's own callbacks and timers. */
@ExtendWith(NothingLeftBehind.class)
class LoopPortTest {
  @Test
  void theTurnIsHadByBodiesAndCallbacksAndByNobodyElse() {
    virtual(
        () -> {
          var loop = getRunningLoop();
          var port = LoopPort.of(loop);
          assertThat(port.loop()).isSameAs(loop);
          assertThat(port.inTurn()).as("in a body").isTrue();
          var seen = new AtomicInteger();
          loop.callSoon(() -> seen.set(port.inTurn() ? 1 : -1));
          passes(1);
          assertThat(seen).as("in a callback").hasValue(1);
          var outside = new AtomicBoolean(true);
          var thread = new Thread(() -> outside.set(port.inTurn()));
          thread.start();
          RealTime.join(thread);
          assertThat(outside).as("on a foreign thread").isFalse();
        });
  }

  @Test
  void theTurnOfOneLoopIsNotThatOfAnother() {
    try (var other = newEventLoop()) {
      virtual(() -> assertThat(LoopPort.of(other).inTurn()).isFalse());
      assertThat(LoopPort.of(other).inTurn()).as("no loop runs").isFalse();
    }
  }

  @Test
  @DisplayName("NETTY-E-01 execute keeps the order of arrival, together with callSoon")
  void executeIsInOrderWithCallSoon() {
    virtual(
        () -> {
          var loop = getRunningLoop();
          var port = LoopPort.of(loop);
          var order = new ArrayList<Integer>();
          port.execute(() -> order.add(1));
          loop.callSoon(() -> order.add(2));
          port.execute(
              () -> {
                order.add(3);
                port.execute(() -> order.add(5));
              });
          loop.callSoon(() -> order.add(4));
          assertThat(order).as("nothing runs inside the call").isEmpty();
          passes(1);
          assertThat(order)
              .as("what they queue waits for the next pass")
              .containsExactly(1, 2, 3, 4);
          passes(1);
          assertThat(order).containsExactly(1, 2, 3, 4, 5);
        });
  }

  @Test
  @DisplayName("NETTY-E-01 from many threads none is lost, and each thread's order is kept")
  void executeFromForeignThreads() {
    int threads = 8;
    int each = 10_000;
    run(
        async(
            () -> {
              var port = LoopPort.of(getRunningLoop());
              Future<Integer> all = getRunningLoop().createFuture();
              var last = new ConcurrentHashMap<Integer, Integer>();
              int[] count = {0};
              for (int t = 0; t < threads; t++) {
                int id = t;
                Runnable work =
                    () -> {
                      for (int i = 0; i < each; i++) {
                        int number = i;
                        port.execute(
                            () -> {
                              if (!port.inTurn()) throw new AssertionError("not in turn");
                              if (last.getOrDefault(id, -1) != number - 1)
                                throw new AssertionError(id + " out of order at " + number);
                              last.put(id, number);
                              if (++count[0] == threads * each) all.setResult(count[0]);
                            });
                      }
                    };
                new Thread(work).start();
              }
              assertThat(await(all)).isEqualTo(threads * each);
            }));
  }

  @Test
  @DisplayName("NETTY-E-02 what a task throws goes to the exception handler, and the next one runs")
  void failuresAreReported() {
    virtual(
        () -> {
          var reports = reports();
          var port = LoopPort.of(getRunningLoop());
          var ran = new AtomicInteger();
          var error = new IllegalArgumentException("broken");
          port.execute(
              () -> {
                throw error;
              });
          port.execute(ran::incrementAndGet);
          passes(1);
          assertThat(ran).hasValue(1);
          assertThat(reports)
              .singleElement()
              .satisfies(it -> assertThat(it.exception()).isSameAs(error));
        });
  }

  @Test
  void whatRunsHasAnEmptyContextAndNoTask() {
    virtual(
        () -> {
          ContextVar<String> user = ContextVar.create("user");
          user.set("bob");
          var port = LoopPort.of(getRunningLoop());
          var seen = new ArrayList<String>();
          Runnable look = () -> seen.add(user.get("nobody") + " " + (currentTask() != null));
          port.execute(look);
          port.schedule(0, look);
          port.execute(() -> user.set("eve"));
          port.execute(look);
          passes(2);
          assertThat(seen).hasSize(3).containsOnly("nobody false");
        });
  }

  @Test
  void whatRunsMayNotAwait() {
    virtual(
        () -> {
          var reports = reports();
          LoopPort.of(getRunningLoop()).execute(() -> await(sleep(Duration.ZERO)));
          passes(1);
          assertThat(reports)
              .singleElement()
              .satisfies(
                  it -> assertThat(it.exception()).isInstanceOf(IllegalStateException.class));
        });
  }

  @Test
  @DisplayName(
      "NETTY-E-03 timers run at their time, equal ones in the order set, cancelled ones never")
  void timers() {
    virtual(
        () -> {
          var port = LoopPort.of(getRunningLoop());
          long start = port.nanoTime();
          var trail = new ArrayList<String>();
          port.schedule(2_000_000_000L, () -> trail.add("b at " + (port.nanoTime() - start)));
          port.schedule(1_000_000_000L, () -> trail.add("a at " + (port.nanoTime() - start)));
          port.schedule(2_000_000_000L, () -> trail.add("c"));
          var cancelled = port.schedule(1_500_000_000L, () -> trail.add("never"));
          port.schedule(Long.MAX_VALUE, () -> trail.add("never")).cancel();
          port.schedule(-5, () -> trail.add("at once"));
          cancelled.cancel();
          assertThat(cancelled.cancelled()).isTrue();
          await(sleep(Duration.ofSeconds(3)));
          assertThat(trail).containsExactly("at once", "a at 1000000000", "b at 2000000000", "c");
        });
  }

  @Test
  @DisplayName("NETTY-E-04 a timer of an hour takes no time where time is virtual")
  void virtualTime() {
    virtual(
        () -> {
          var port = LoopPort.of(getRunningLoop());
          Future<Long> fired = getRunningLoop().createFuture();
          long start = port.nanoTime();
          long real = System.nanoTime();
          port.schedule(TimeUnit.HOURS.toNanos(1), () -> fired.setResult(port.nanoTime() - start));
          assertThat(await(fired)).isEqualTo(TimeUnit.HOURS.toNanos(1));
          assertThat(System.nanoTime() - real).isLessThan(TimeUnit.MINUTES.toNanos(1));
        });
  }

  @Test
  void theClockIsTheLoops() {
    run(
        async(
            () -> {
              var port = LoopPort.of(getRunningLoop());
              long before = getRunningLoop().time().toNanos();
              long now = port.nanoTime();
              assertThat(now).isBetween(before, getRunningLoop().time().toNanos());
            }));
  }

  @Test
  void callsThatNeedTheTurnAreRefusedElsewhere() {
    run(
        async(
            () -> {
              var port = LoopPort.of(getRunningLoop());
              var refused = new ConcurrentHashMap<String, String>();
              var thread =
                  new Thread(
                      () -> {
                        List<Runnable> calls =
                            List.of(
                                () -> port.schedule(0, () -> {}),
                                () -> port.onClose(() -> {}),
                                () -> port.beforeClose(() -> sleep(Duration.ZERO)));
                        for (var call : calls) {
                          try {
                            call.run();
                          } catch (IllegalStateException e) {
                            refused.put(call.toString(), e.getMessage());
                          }
                        }
                      });
              thread.start();
              RealTime.join(thread);
              assertThat(refused.values())
                  .hasSize(3)
                  .allSatisfy(it -> assertThat(it).contains("LoopPort.", "callSoonThreadsafe"));
            }));
  }

  @Test
  @DisplayName("NETTY-L-06 a closed loop refuses everything at once")
  void closedLoops() {
    var loop = newEventLoop();
    var port = LoopPort.of(loop);
    assertThat(port.isClosed()).isFalse();
    loop.close();
    assertThat(port.isClosed()).isTrue();
    assertThatThrownBy(() -> port.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> port.schedule(0, () -> {})).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> port.onClose(() -> {})).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> port.beforeClose(() -> sleep(Duration.ZERO)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aLoopOfSomebodyElseHasNoPort() {
    var loader = LoopPortTest.class.getClassLoader();
    Class<?>[] types = {dev.asyncio4j.loop.EventLoop.class};
    var foreign =
        (dev.asyncio4j.loop.EventLoop)
            Proxy.newProxyInstance(loader, types, (proxy, method, arguments) -> "<a foreign loop>");
    assertThatThrownBy(() -> LoopPort.of(foreign))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("<a foreign loop>");
  }

  @Test
  void aTaskMayBeMadeInWhatRuns() {
    virtual(
        () -> {
          Future<String> done = getRunningLoop().createFuture();
          LoopPort.of(getRunningLoop())
              .execute(() -> createTask(async(() -> done.setResult("by a task"))));
          assertThat(await(done)).isEqualTo("by a task");
        });
  }
}
