package dev.asyncio4j.benchmarks.programs;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Bare virtual threads that each wait for a future: {@code VirtualThreadsWaiting N}. */
public final class VirtualThreadsWaiting {
  private VirtualThreadsWaiting() {}

  public static void main(String[] args) {
    WaitMeter.measure(args[0], VirtualThreadsWaiting::waiters);
  }

  private static void waiters(WaitMeter meter) {
    var futures = new ArrayList<CompletableFuture<Void>>(meter.count);
    for (int i = 0; i < meter.count; i++) futures.add(null);
    var ended = new CountDownLatch(meter.count);
    meter.begin();
    for (int i = 0; i < meter.count; i++) {
      int number = i;
      VirtualThreads.start(
          () -> {
            var future = new CompletableFuture<Void>();
            synchronized (futures) {
              futures.set(number, future);
            }
            future.join();
            ended.countDown();
          });
    }
    while (!allJoin(futures)) LockSupport.parkNanos(1_000_000);
    meter.allWait();
    futures.forEach(future -> future.complete(null));
    VirtualThreads.unchecked(ended::await);
  }

  private static boolean allJoin(ArrayList<CompletableFuture<Void>> futures) {
    synchronized (futures) {
      return futures.stream().allMatch(f -> f != null && f.getNumberOfDependents() > 0);
    }
  }
}
