package dev.asyncio4j.benchmarks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Future;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Runner;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Awaits that need no pass of the loop: of a future that is done, of a coroutine that does not
 * suspend.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-opens=java.base/java.lang=ALL-UNNAMED")
public class AwaitBenchmark {
  private static final int AWAITS = 10_000;
  private Runner runner;

  @Setup
  public void open() {
    runner = Runner.create(RunOptions.defaults());
  }

  @TearDown
  public void close() {
    runner.close();
  }

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
