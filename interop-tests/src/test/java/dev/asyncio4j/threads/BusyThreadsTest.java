package dev.asyncio4j.threads;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.compute;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.runCoroutineThreadsafe;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.Asyncio.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.ThreadOptions;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.subprocess.ProcessPool;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.sync.Semaphore;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens while jobs hold all threads that there are for jobs. */
class BusyThreadsTest {
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private static final String COMMON = "-Djava.util.concurrent.ForkJoinPool.common";

  /** How many jobs run at once in the default executor. */
  private static final int JOBS = Math.max(64, CORES);

  private final AtomicInteger effects = new AtomicInteger();

  @Test
  @DisplayName(
      "F-06 a job of the default executor that has not begun when it is cancelled never runs")
  void inTheDefaultExecutor() {
    neverRuns(JOBS, body -> toThread(body));
    neverRuns(JOBS, body -> toThread(body, ThreadOptions.defaults().interruptible(true)));
  }

  @Test
  @DisplayName("F-06 nor does one of compute, nor one for an executor of the user's")
  void inOthers() {
    neverRuns(CORES, body -> compute(body));
    var pool = Executors.newSingleThreadExecutor();
    try {
      neverRuns(1, body -> toThread(body, ThreadOptions.defaults().executor(pool)));
    } finally {
      pool.shutdown();
    }
  }

  @Test
  @DisplayName("F-06 the limiter gets its permit back, and the executor's shutdown does not wait")
  void countsAsEnded() {
    run(
        async(
            () -> {
              var go = new CountDownLatch(1);
              blocked(JOBS, go, body -> toThread(body));
              var limiter = Semaphore.create(1);
              var options = ThreadOptions.defaults().limiter(limiter);
              var job = createTask(waitFor(toThread(this::effect, options), Duration.ofMillis(20)));
              assertThatThrownBy(() -> await(job)).isInstanceOf(AsyncTimeoutException.class);
              assertThat(limiter.locked()).isFalse();
              go.countDown();
              await(getRunningLoop().shutdownDefaultExecutor(null));
            }));
    assertThat(effects).hasValue(0);
  }

  private void neverRuns(int jobs, Function<Body<Integer>, Coroutine<Integer>> way) {
    run(
        async(
            () -> {
              var go = new CountDownLatch(1);
              var before = blocked(jobs, go, way);
              var late = waitFor(way.apply(this::effect), Duration.ofMillis(20));
              assertThatThrownBy(() -> await(late)).isInstanceOf(AsyncTimeoutException.class);
              go.countDown();
              await(gather(before));
              await(gather(blocked(jobs, go, way)));
            }));
    assertThat(effects).hasValue(0);
  }

  private int effect() {
    return effects.incrementAndGet();
  }

  /** Returns {@code count} jobs that wait for {@code go}, once all of them have begun. */
  private static List<Future<Integer>> blocked(
      int count, CountDownLatch go, Function<Body<Integer>, Coroutine<Integer>> way) {
    var begun = new CountDownLatch(go.getCount() == 0 ? 0 : count);
    var jobs = new ArrayList<Future<Integer>>();
    for (int i = 0; i < count; i++) {
      jobs.add(
          createTask(
              way.apply(
                  () -> {
                    begun.countDown();
                    go.await();
                    return 0;
                  })));
    }
    var watcher = Executors.newSingleThreadExecutor();
    try {
      VoidBody allBegun = begun::await;
      await(toThread(allBegun, ThreadOptions.defaults().executor(watcher)));
    } finally {
      watcher.shutdown();
    }
    return jobs;
  }

  @Test
  @DisplayName("P-08 children, names and answers of a pool do not wait for jobs that block")
  void ownThreads() {
    try (var pool = ProcessPool.create(1)) {
      run(
          async(
              () -> {
                var go = new CountDownLatch(1);
                var all = blocked(JOBS, go, body -> toThread(body));
                try (var child = await(createSubprocessExec(ProcessOptions.defaults(), "true"))) {
                  assertThat(await(child.waitFor())).isZero();
                }
                assertThat(await(getRunningLoop().getAddrInfo("localhost", 80))).isNotEmpty();
                Body<Integer> six = (Body<Integer> & Serializable) () -> 6;
                assertThat(await(getRunningLoop().runInExecutor(pool, six))).isEqualTo(6);
                var elsewhere = new Elsewhere();
                assertThat(await(getRunningLoop().runInExecutor(elsewhere, six))).isEqualTo(6);
                elsewhere.shutdown();
                go.countDown();
                await(gather(all));
              }));
    }
  }

  @Test
  @DisplayName("P-08 who interrupts the threads of jobs that have ended keeps no exit code back")
  void lateInterrupts() {
    run(
        async(
            () -> {
              var threads = ConcurrentHashMap.<Thread>newKeySet();
              var go = new CountDownLatch(1);
              Body<Integer> job = () -> threads.add(Thread.currentThread()) ? 1 : 0;
              var all = blocked(JOBS, go, body -> toThread(() -> job.run() + body.run()));
              go.countDown();
              await(gather(all));
              var sleeping = createSubprocessExec(ProcessOptions.defaults(), "sleep", "0.3");
              try (var child = await(sleeping)) {
                threads.forEach(Thread::interrupt);
                assertThat(await(child.waitFor())).isZero();
              }
            }));
  }

  @Test
  @DisplayName("P-08 jobs that hold all threads may wait for children that they have started")
  void jobsThatWaitForChildren() {
    run(
        async(
            () -> {
              var loop = getRunningLoop();
              Body<Integer> startsChild =
                  () -> runCoroutineThreadsafe(async(() -> exitCodeOfChild()), loop).get();
              var all = new ArrayList<Future<Integer>>();
              for (int i = 0; i < JOBS + 6; i++) all.add(createTask(toThread(startsChild)));
              assertThat(await(gather(all))).containsOnly(0);
            }));
  }

  @ParameterizedTest
  @ValueSource(strings = {"by the JDK", "natively"})
  @DisplayName("P-08 the exit of a child, and the stop of a loop, do not wait for the common pool")
  void commonPool(String start) throws Exception {
    // With fewer threads, the stages of JDK 17 would not use the pool.
    var options = new ArrayList<>(List.of(COMMON + ".parallelism=2"));
    if (start.equals("natively")) options.add("--enable-native-access=ALL-UNNAMED");
    assertThat(ChildJvm.output(BusyPool.class, options))
        .contains("exit code 0\n")
        .contains("stuck true\n");
  }

  private static int exitCodeOfChild() {
    try (var child = await(createSubprocessExec(ProcessOptions.defaults(), "true"))) {
      return await(child.waitFor());
    }
  }
}
