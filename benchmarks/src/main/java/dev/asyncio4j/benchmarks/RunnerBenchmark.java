package dev.asyncio4j.benchmarks;

import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Runner;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** Measures what runs on one loop, which stays open meanwhile. */
public abstract class RunnerBenchmark extends NanosBenchmark {
  Runner runner;

  @Setup
  public void openRunner() {
    runner = Runner.create(RunOptions.defaults());
  }

  @TearDown
  public void closeRunner() {
    runner.close();
  }
}
