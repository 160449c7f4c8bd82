package dev.asyncio4j.benchmarks;

import dev.asyncio4j.benchmarks.programs.JavaBodies;
import dev.asyncio4j.benchmarks.programs.KotlinBodies;
import dev.asyncio4j.benchmarks.programs.PlainKotlinx;
import java.util.function.IntConsumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * The operations of the table under JMH, for its profilers: {@code -prof gc} tells the bytes
 * allocated per operation.
 */
public class OperationBenchmark extends NanosBenchmark {
  private static final int OPERATIONS = 100_000;

  @Param({
    "java/switch",
    "java/spawn",
    "java/gather",
    "java/queue",
    "java/queue_unbounded",
    "java/call_soon",
    "java/lock",
    "java/sleepers",
    "kotlin/switch",
    "kotlin/spawn",
    "kotlin/gather",
    "kotlin/queue",
    "kotlin/queue_unbounded",
    "kotlin/lock",
    "kotlin/sleepers",
    "kotlinx/switch",
    "kotlinx/spawn",
    "kotlinx/gather",
    "kotlinx/queue",
    "kotlinx/queue_unbounded",
    "kotlinx/lock",
    "kotlinx/sleepers"
  })
  private String operation;

  private IntConsumer run;

  @Setup
  public void find() {
    String[] parts = operation.split("/");
    var operations =
        switch (parts[0]) {
          case "java" -> JavaBodies.OPERATIONS;
          case "kotlin" -> KotlinBodies.OPERATIONS;
          default -> PlainKotlinx.OPERATIONS;
        };
    run =
        operations.stream()
            .filter(candidate -> candidate.name().equals(parts[1]))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no operation " + operation))
            .run();
  }

  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void run() {
    run.accept(OPERATIONS);
  }
}
