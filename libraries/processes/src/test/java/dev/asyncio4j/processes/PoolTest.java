package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.processes.Fast.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.asyncio4j.Body;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.AsyncTest;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;

class PoolTest {
  private static final List<Integer> TEN = IntStream.range(0, 10).boxed().toList();

  static int failing(int x) {
    if (x == 3) throw new ArithmeticException("no " + x);
    return x;
  }

  static int slow(int x) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(x);
    return x;
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-22 results in order; a failure with its type and its place; the pool lives on")
  void maps() {
    try (var pool = AioProcesses.pool(2, POOL)) {
      assertThat(await(pool.coroMap(x -> x * x, TEN)))
          .containsExactly(0, 1, 4, 9, 16, 25, 36, 49, 64, 81);
      assertThat(await(pool.coroStarmap((a, b) -> a - b, List.of(Map.entry(5, 3)))))
          .containsExactly(2);
      String marked = await(pool.coroApply(x -> x + "!", "a"));
      assertThat(marked).isEqualTo("a!");
      assertThat(await(pool.coroMap(x -> x, List.<Integer>of()))).isEmpty();
      assertThatThrownBy(() -> await(pool.coroMap(PoolTest::failing, TEN)))
          .isInstanceOf(ArithmeticException.class)
          .hasMessage("no 3")
          .satisfies(
              e -> {
                assertThat(e.getSuppressed()[0]).isInstanceOf(RemoteTrace.class);
                assertThat(e.getSuppressed()[0].getStackTrace()[0].getMethodName())
                    .isEqualTo("failing");
              });
      assertThat(await(pool.coroApply(() -> 1))).isEqualTo(1);
      assertThat(pool.statistics().workers()).isBetween(1, 2);
      assertThatThrownBy(() -> pool.coroMap(x -> x, TEN, 0))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> AioProcesses.pool(0)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-23 a worker that dies fails its task only; the pool replaces it and goes on")
  void aWorkerDies() {
    try (var pool = AioProcesses.pool(1, POOL)) {
      assertThatThrownBy(
              () ->
                  await(
                      pool.coroApply(
                          () -> {
                            System.err.println("last words");
                            Runtime.getRuntime().halt(42);
                            return 1;
                          })))
          .isInstanceOf(BrokenProcessPoolException.class)
          .hasMessageContaining("exited with 42")
          .hasMessageContaining("last words")
          .hasMessageContaining("pid");
      assertThat(await(pool.coroApply(() -> 2))).isEqualTo(2);
      assertThat(pool.statistics().died()).isEqualTo(1);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-23 three deaths at start in a row break the pool, with what the child said")
  void deathsAtStart() {
    var options = POOL.child(POOL.child().jvmOptions(List.of("-Xmx1k")));
    try (var pool = AioProcesses.pool(1, options)) {
      assertThatThrownBy(() -> await(pool.coroApply(() -> 1)))
          .isInstanceOf(BrokenProcessPoolException.class)
          .hasMessageContaining("3 workers died at their start");
      assertThatThrownBy(() -> await(pool.coroApply(() -> 1)))
          .isInstanceOf(BrokenProcessPoolException.class);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-26 a failing initializer breaks the pool; maxTasksPerChild replaces workers")
  void initializersAndReplacement() {
    var bad =
        POOL.initializer(
            () -> {
              throw new IllegalStateException("not here");
            });
    try (var pool = AioProcesses.pool(1, bad)) {
      assertThatThrownBy(() -> await(pool.coroApply(() -> 1)))
          .isInstanceOf(BrokenProcessPoolException.class)
          .hasMessageContaining("not here");
    }
    var options = POOL.initializer(() -> System.setProperty("p", "set")).maxTasksPerChild(1);
    try (var pool = AioProcesses.pool(1, options)) {
      var pids = new HashSet<Long>();
      for (int i = 0; i < 2; i++) {
        pids.add(await(pool.coroApply(() -> ProcessHandle.current().pid())));
      }
      assertThat(pids).hasSize(2);
      assertThat(await(pool.coroApply(() -> System.getProperty("p")))).isEqualTo("set");
      pool.close();
      await(pool.coroJoin());
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-24 cancel: what queues is taken back, what runs is dropped, or killed")
  void cancelling() {
    try (var pool = AioProcesses.pool(1, POOL)) {
      await(pool.coroApply(() -> 1));
      var runs = createTask(pool.coroApply(() -> slow(1500)));
      var queued = createTask(pool.coroApply(() -> 2));
      await(sleep(Duration.ofMillis(30)));
      queued.cancel();
      runs.cancel();
      assertThrows(CancelledError.class, () -> await(queued));
      assertThrows(CancelledError.class, () -> await(runs));
      assertThat(pool.statistics().queued()).isZero();
      assertThat(await(pool.coroApply(() -> 3))).isEqualTo(3);
      assertThat(pool.statistics().died()).isZero();
    }
    try (var pool = AioProcesses.pool(1, POOL.killOnCancel(true))) {
      long pid = await(pool.coroApply(() -> ProcessHandle.current().pid()));
      var runs = createTask(pool.coroApply(() -> slow(60_000)));
      await(sleep(Duration.ofMillis(30)));
      runs.cancel();
      assertThrows(CancelledError.class, () -> await(runs));
      long next = await(pool.coroApply(() -> ProcessHandle.current().pid()));
      assertThat(next).isNotEqualTo(pid);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-25 close refuses new work and joins; terminate cancels what is there")
  void ends() {
    var pool = AioProcesses.pool(1, POOL);
    assertThatThrownBy(() -> await(pool.coroJoin())).hasMessageContaining("still running");
    var last = createTask(pool.coroApply(() -> slow(50)));
    await(sleep(Duration.ZERO));
    pool.close();
    assertThatThrownBy(() -> await(pool.coroApply(() -> 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Pool not running");
    await(pool.coroJoin());
    assertThat(await(last)).isEqualTo(50);

    var other = AioProcesses.pool(1, POOL);
    var runs = createTask(other.coroApply(() -> slow(60_000)));
    var queued = createTask(other.coroApply(() -> slow(60_000)));
    await(sleep(Duration.ofMillis(20)));
    other.terminate();
    assertThrows(CancelledError.class, () -> await(runs));
    assertThrows(CancelledError.class, () -> await(queued));
    await(other.coroJoin());
    assertThat(other.statistics().workers()).isZero();
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-27 a chunk that fails loses only its failing call")
  void chunks() {
    try (var pool = AioProcesses.pool(2, POOL)) {
      var got = new ArrayList<Integer>();
      assertThatThrownBy(
              () -> {
                for (int x : each(pool.imap(PoolTest::failing, TEN, 5))) got.add(x);
              })
          .isInstanceOf(ArithmeticException.class);
      assertThat(got).containsExactly(0, 1, 2);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-22 the pool is an executor for runInExecutor, and its work can be cancelled")
  void asExecutor() {
    try (var pool = AioProcesses.pool(1, POOL)) {
      var work = (Body<Integer> & Serializable) () -> 6 * 7;
      assertThat(await(getRunningLoop().runInExecutor(pool.asExecutor(), work))).isEqualTo(42);
      assertThat(pool.asExecutor().isShutdown()).isFalse();
      pool.asExecutor().shutdown();
      assertThat(pool.asExecutor().isShutdown()).isTrue();
      await(pool.coroJoin());
      assertThat(pool.asExecutor().isTerminated()).isTrue();
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-37 handles are arguments of pools; idle workers end after idleTimeout")
  void handlesAsArguments() {
    AioQueue<Integer> queue = AioProcesses.queue();
    var options = POOL.idleTimeout(Duration.ofMillis(100));
    try (var pool = AioProcesses.pool(1, options)) {
      await(
          pool.coroApply(
              q -> {
                q.put(7);
                return true;
              },
              queue));
      assertThat(await(queue.coroGet())).isEqualTo(7);
      while (pool.statistics().workers() > 0) await(sleep(Duration.ofMillis(20)));
    }
  }
}
