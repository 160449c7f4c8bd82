package dev.asyncio4j.unsync;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Asyncio;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What a call and its result cost, beside the JDK and the core in the same run. A program. */
final class UnsyncSpeed {
  private static final int ROUNDS = 15;
  private static final int CALLS = 20_000;

  private UnsyncSpeed() {}

  private interface Call {
    void run() throws Exception;
  }

  public static void main(String[] args) throws Exception {
    double start = Double.MAX_VALUE;
    double core = Double.MAX_VALUE;
    double thread = Double.MAX_VALUE;
    double jdk = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      start = Math.min(start, micros(() -> Unsync.start(async(() -> 1)).result()));
      core =
          Math.min(
              core,
              micros(
                  () ->
                      Asyncio.runCoroutineThreadsafe(async(() -> 1), Unsync.loop())
                          .get(1, TimeUnit.MINUTES)));
      thread = Math.min(thread, micros(() -> Unsync.threaded(() -> 1).result()));
      jdk = Math.min(jdk, micros(() -> CompletableFuture.supplyAsync(() -> 1).get()));
    }
    print("start and result, µs", start);
    print("runCoroutineThreadsafe and get, µs", core);
    print("threaded and result, µs", thread);
    print("CompletableFuture.supplyAsync and get, µs", jdk);
    print("threaded, times supplyAsync", thread / jdk);
  }

  private static double micros(Call call) throws Exception {
    long begin = System.nanoTime();
    for (int i = 0; i < CALLS; i++) call.run();
    return (System.nanoTime() - begin) / 1e3 / CALLS;
  }

  private static void print(String what, double figure) {
    System.out.println(String.format(Locale.ROOT, "%-50s %8.2f", what, figure));
  }
}
