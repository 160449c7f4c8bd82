package dev.asyncio4j.benchmarks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.kotlin.Suspending;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The border between Java and Kotlin, crossed both ways, beside Kotlin alone and virtual threads
 * alone.
 */
public class BorderBenchmark extends RunnerBenchmark {
  private static final int CROSSINGS = 10_000;
  private ExecutorService virtualThreads;

  /** JDK 21 or later. */
  @Setup
  public void openVirtualThreads() throws ReflectiveOperationException {
    virtualThreads =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  @TearDown
  public void closeVirtualThreads() {
    virtualThreads.shutdown();
  }

  @Benchmark
  @OperationsPerInvocation(CROSSINGS)
  public long javaAwaitsFunctionThatDoesNotSuspend() {
    return runner.run(
        async(
            () -> {
              long sum = 0;
              for (int i = 0; i < CROSSINGS; i++) {
                int value = i;
                sum +=
                    await(
                        Suspending.<Integer>call(
                            c -> BorderFunctions.INSTANCE.immediate(value, c)));
              }
              return sum;
            }));
  }

  @Benchmark
  @OperationsPerInvocation(CROSSINGS)
  public long javaAwaitsFunctionThatSuspendsOnce() {
    return runner.run(
        async(
            () -> {
              long sum = 0;
              for (int i = 0; i < CROSSINGS; i++) {
                int value = i;
                sum +=
                    await(
                        Suspending.<Integer>call(
                            c -> BorderFunctions.INSTANCE.suspendingOnce(value, c)));
              }
              return sum;
            }));
  }

  @Benchmark
  @OperationsPerInvocation(CROSSINGS)
  public long kotlinAwaitsJavaCoroutine() {
    return runner.run(
        Suspending.<Long>call(c -> BorderFunctions.INSTANCE.awaitJavaBodies(CROSSINGS, c)));
  }

  @Benchmark
  @OperationsPerInvocation(CROSSINGS)
  public long plainKotlinCallThatDoesNotSuspend() {
    return BorderFunctions.plainImmediate(CROSSINGS);
  }

  @Benchmark
  @OperationsPerInvocation(CROSSINGS)
  public long plainKotlinCallThatSuspendsOnce() {
    return BorderFunctions.plainSuspendingOnce(CROSSINGS);
  }

  @Benchmark
  public int plainVirtualThread() throws Exception {
    return virtualThreads.submit(() -> 1).get();
  }
}
