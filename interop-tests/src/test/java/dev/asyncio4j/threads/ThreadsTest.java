package dev.asyncio4j.threads;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.compute;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Body;
import dev.asyncio4j.ContextVar;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Runner;
import dev.asyncio4j.Task;
import dev.asyncio4j.ThreadOptions;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.sync.Semaphore;
import dev.asyncio4j.testing.RealTime;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  private static final ContextVar<String> VAR = ContextVar.create("var");

  @Test
  @DisplayName("EXEC-01 toThread runs once, in another thread, and passes result and exception")
  void toThreadRunsOnce() {
    var calls = new AtomicInteger();
    run(
        async(
            () -> {
              var work =
                  toThread(
                      () -> {
                        calls.incrementAndGet();
                        return Thread.currentThread();
                      });
              assertThat(await(work)).isNotSameAs(Thread.currentThread());
              VoidBody counting = () -> calls.incrementAndGet();
              await(toThread(counting));
              var error = new IOException("from the thread");
              Body<String> failing =
                  () -> {
                    throw error;
                  };
              assertThatThrownBy(() -> await(toThread(failing))).isSameAs(error);
            }));
    assertThat(calls).hasValue(2);
  }

  @Test
  @DisplayName("EXEC-02 a cancelled job leaves nothing to call into a closed loop later")
  void cancelledJob() throws Exception {
    var began = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    try (var log = new LogCapture();
        var runner = Runner.create(RunOptions.defaults())) {
      var loop = runner.loop();
      runner.run(
          async(
              () -> {
                var job =
                    loop.runInExecutor(
                        null,
                        () -> {
                          began.countDown();
                          go.await();
                          ended.countDown();
                          return "late";
                        });
                began.await(); // what has not begun would never run
                job.cancel();
                assertThatThrownBy(() -> await(job)).isInstanceOf(CancelledError.class);
              }));
      loop.close();
      go.countDown();
      ended.await();
      assertThat(log.messages()).isEmpty();
    }
  }

  @Test
  @DisplayName("EXEC-03 what takes no work is not accepted as default executor")
  void defaultExecutorThatIsNone() {
    var pool = Executors.newSingleThreadExecutor();
    pool.shutdown();
    run(
        async(
            () ->
                assertThatThrownBy(() -> getRunningLoop().setDefaultExecutor(pool))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("shut down")));
  }

  @Test
  @DisplayName("EXEC-04 shutdownDefaultExecutor with a timeout warns and returns")
  void shutdownWithTimeout() {
    var go = new CountDownLatch(1);
    try (var log = new LogCapture()) {
      run(
          async(
              () -> {
                var loop = getRunningLoop();
                var job = loop.runInExecutor(null, () -> go.await(10, TimeUnit.SECONDS));
                await(loop.shutdownDefaultExecutor(Duration.ofMillis(20)));
                assertThat(log.messages()).anyMatch(m -> m.contains("did not finish"));
                assertThatThrownBy(() -> loop.runInExecutor(null, () -> 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("shutdown");
                go.countDown();
                await(job);
              }));
    }
  }

  @Test
  @DisplayName("EXEC-05 names are resolved off the loop; an address needs no look-up")
  void resolution() {
    run(
        async(
            () -> {
              var loop = getRunningLoop();
              loop.setDefaultExecutor(Executors.newSingleThreadExecutor(ThreadsTest::named));
              var connection = createTask(openConnection("127.0.0.1", 1));
              assertThatThrownBy(() -> await(connection)).hasMessageContaining("127.0.0.1");
              assertThat(threadsNamed("resolver")).as("no thread was needed").isZero();
              var named = createTask(openConnection("localhost", 1));
              assertThatThrownBy(() -> await(named)).hasMessageContaining("localhost");
              assertThat(threadsNamed("resolver")).isEqualTo(1);
            }));
  }

  private static Thread named(Runnable work) {
    return new Thread(work, "resolver");
  }

  private static long threadsNamed(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .count();
  }

  @Test
  void optionsNameThePoolAndKeepTheContext() throws Exception {
    try (var pool = new Pool(Executors.newSingleThreadExecutor(r -> new Thread(r, "my-pool")))) {
      run(
          async(
              () -> {
                VAR.set("carried");
                var options = ThreadOptions.defaults().executor(pool.service());
                var seen =
                    await(toThread(() -> Thread.currentThread().getName() + VAR.get(), options));
                assertThat(seen).isEqualTo("my-poolcarried");
              }));
    }
  }

  @Test
  void aLimiterHoldsAPermitUntilTheThreadHasEnded() {
    run(
        async(
            () -> {
              var limiter = Semaphore.create(2);
              var options = ThreadOptions.defaults().limiter(limiter);
              var now = new AtomicInteger();
              var most = new AtomicInteger();
              var all = new ArrayList<Task<Integer>>();
              for (int i = 0; i < 10; i++) {
                all.add(
                    createTask(
                        toThread(
                            () -> {
                              most.accumulateAndGet(now.incrementAndGet(), Math::max);
                              RealTime.waitUntil(() -> now.get() <= 2);
                              return now.decrementAndGet();
                            },
                            options)));
              }
              all.get(9).cancel();
              await(gather(all.subList(0, 9)));
              assertThat(most.get()).isBetween(1, 2);
              assertThat(limiter.locked()).isFalse();
            }));
  }

  @Test
  void cancellingInterruptsTheThreadIfAskedTo() {
    run(
        async(
            () -> {
              var started = new CountDownLatch(1);
              var interrupted = new CountDownLatch(1);
              var task =
                  createTask(
                      toThread(
                          () -> {
                            started.countDown();
                            try {
                              new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                              interrupted.countDown();
                            }
                          },
                          ThreadOptions.defaults().interruptible(true)));
              await(toThread(() -> started.await()));
              task.cancel();
              assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
              await(toThread(() -> interrupted.await()));
            }));
  }

  @Test
  void withoutThatOptionTheThreadGoesOn() {
    run(
        async(
            () -> {
              var began = new CountDownLatch(1);
              var go = new CountDownLatch(1);
              var ended = new CountDownLatch(1);
              var task =
                  createTask(
                      toThread(
                          () -> {
                            began.countDown();
                            go.await();
                            ended.countDown();
                          }));
              await(toThread(() -> began.await()));
              task.cancel();
              assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
              go.countDown();
              await(toThread(() -> ended.await()));
            }));
  }

  @Test
  void computeRunsOnAllCoresWithTheContext() {
    run(
        async(
            () -> {
              VAR.set("v");
              var both = new CountDownLatch(2);
              Body<String> work =
                  () -> {
                    both.countDown();
                    both.await();
                    return VAR.get();
                  };
              assertThat(await(gather(compute(work), compute(work)))).containsExactly("v", "v");
            }));
  }

  /** Serialises what it is given, as the executor of a cluster does. */
  @Test
  void anExecutorThatRunsElsewhereNeedsNoCare() throws Exception {
    try (var pool = new Pool(new Elsewhere())) {
      run(
          async(
              () -> {
                Body<Integer> body = (Body<Integer> & Serializable) () -> 6 * 7;
                assertThat(await(getRunningLoop().runInExecutor(pool.service(), body)))
                    .isEqualTo(42);
                Body<Integer> failing =
                    (Body<Integer> & Serializable)
                        () -> {
                          throw new IOException("elsewhere");
                        };
                assertThatThrownBy(
                        () -> await(getRunningLoop().runInExecutor(pool.service(), failing)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("elsewhere");
              }));
    }
  }

  private record Pool(ExecutorService service) implements AutoCloseable {
    @Override
    public void close() {
      service.shutdown();
    }
  }
}
