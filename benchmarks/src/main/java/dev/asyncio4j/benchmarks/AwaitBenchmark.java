package dev.asyncio4j.benchmarks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Future;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Awaits that need no pass of the loop: of a future that is done, of a coroutine that does not
 * suspend.
 */
public class AwaitBenchmark extends RunnerBenchmark {
  private static final int AWAITS = 10_000;

  @Benchmark
  @OperationsPerInvocation(AWAITS)
  public long doneFuture() {
    return runner.run(
        async(
            () -> {
              Future<Integer> done = runner.loop().createFuture();
              done.setResult(1);
              long sum = 0;
              for (int i = 0; i < AWAITS; i++) {
                sum += await(done);
              }
              return sum;
            }));
  }

  @Benchmark
  @OperationsPerInvocation(AWAITS)
  public long coroutineThatDoesNotSuspend() {
    return runner.run(
        async(
            () -> {
              long sum = 0;
              for (int i = 0; i < AWAITS; i++) {
                sum += await(async(() -> 1));
              }
              return sum;
            }));
  }
}
