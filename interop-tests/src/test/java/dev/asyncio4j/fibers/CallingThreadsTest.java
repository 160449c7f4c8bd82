package dev.asyncio4j.fibers;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.RealTime.join;
import static dev.asyncio4j.testing.RealTime.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.VirtualThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Threads around a loop: who may call {@code run}, and what a body may start. */
class CallingThreadsTest {

  private static int program() {
    return run(
        async(
            () -> {
              var task =
                  createTask(
                      async(
                          () -> {
                            await(sleep(Duration.ofMillis(1)));
                            return 20;
                          }));
              return await(task) + await(sleep(Duration.ZERO, 1));
            }));
  }

  @Test
  @DisplayName("run works on a virtual thread")
  void runOnAVirtualThread() {
    var result = new CompletableFuture<Integer>();
    join(VirtualThreads.start(() -> result.complete(program())));
    assertThat(result.getNow(0)).isEqualTo(21);
  }

  @Test
  @DisplayName("a virtual thread that a body starts runs while the body awaits it")
  void aVirtualThreadOfABodyRuns() {
    int value =
        run(
            async(
                () -> {
                  var result = new CompletableFuture<Integer>();
                  VirtualThreads.start(() -> result.complete(42));
                  return await(result);
                }));
    assertThat(value).isEqualTo(42);
  }

  @Test
  @DisplayName("a virtual thread that a body starts runs while the body blocks for it")
  void aVirtualThreadOfABlockedBodyRuns() {
    int value =
        run(
            async(
                () -> {
                  var result = new CompletableFuture<Integer>();
                  var thread = VirtualThreads.start(() -> result.complete(42));
                  thread.join();
                  return result.get(2, TimeUnit.MINUTES);
                }));
    assertThat(value).isEqualTo(42);
  }

  @Test
  @DisplayName("a virtual thread that a body starts may call back into the loop")
  void aVirtualThreadOfABodyCallsBack() {
    int value =
        run(
            async(
                () -> {
                  var loop = getRunningLoop();
                  var future = loop.<Integer>createFuture();
                  VirtualThreads.start(() -> loop.callSoonThreadsafe(() -> future.setResult(42)));
                  return await(future);
                }));
    assertThat(value).isEqualTo(42);
  }

  @Test
  @DisplayName("run inside a pool of threads, again and again, leaves no thread behind")
  void runsInAPool() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      pool.invokeAll(Collections.nCopies(4, (Callable<Integer>) CallingThreadsTest::program));
      var results = new ArrayList<Integer>();
      for (var result :
          pool.invokeAll(Collections.nCopies(200, (Callable<Integer>) CallingThreadsTest::program)))
        results.add(result.get());
      assertThat(results).hasSize(200).containsOnly(21);
    } finally {
      pool.shutdown();
      assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
    waitUntil(() -> ownThreads() == 0);
  }

  /** Threads that end with their loops; the watch of mode {@code loop} follows a little later. */
  private static long ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().startsWith("asyncio4j-"))
        .count();
  }
}
