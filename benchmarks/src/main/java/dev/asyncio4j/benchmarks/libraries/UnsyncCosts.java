package dev.asyncio4j.benchmarks.libraries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.runCoroutineThreadsafe;

import dev.asyncio4j.unsync.Unsync;
import java.util.concurrent.CompletableFuture;

/** A call and its result from a plain thread, beside the core and the JDK. */
public final class UnsyncCosts {
  private static final int COUNT = 10_000;

  private UnsyncCosts() {}

  public static void main(String[] args) throws Exception {
    Meter.each("start and result", COUNT, () -> Unsync.start(async(() -> 1)).result());
    Meter.each(
        "runCoroutineThreadsafe and get",
        COUNT,
        () -> runCoroutineThreadsafe(async(() -> 1), Unsync.loop()).get());
    Meter.each("threaded and result", COUNT, () -> Unsync.threaded(() -> 1).result());
    Meter.each("supplyAsync and get", COUNT, () -> CompletableFuture.supplyAsync(() -> 1).get());
  }
}
