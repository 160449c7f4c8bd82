package dev.asyncio4j.benchmarks.programs;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/** The operations on bare virtual threads, as far as they have a twin there: no loop, no tasks. */
public final class VirtualThreadBodies {
  /** One carrier, as a loop has one thread: two yielding threads on two cores do not switch. */
  public static final String ONE = "-Djdk.virtualThreadScheduler.parallelism=1";

  private VirtualThreadBodies() {}

  public static void main(String[] args) {
    Operation.measure(
        List.of(
            new Operation("switch", 200_000, VirtualThreadBodies::switching),
            new Operation("spawn", 100_000, VirtualThreadBodies::spawn),
            new Operation("gather", 100_000, VirtualThreadBodies::gather),
            new Operation("queue", 100_000, n -> putAndGet(new ArrayBlockingQueue<>(1), n)),
            new Operation(
                "queue_unbounded", 100_000, n -> putAndGet(new LinkedBlockingQueue<>(), n)),
            new Operation("lock", 50_000, VirtualThreadBodies::lock),
            new Operation("sleepers", 50_000, VirtualThreadBodies::sleepers)));
  }

  /** Runs {@code body} in a virtual thread and waits for it. */
  private static void main(Runnable body) {
    VirtualThreads.join(VirtualThreads.start(body));
  }

  private static void switching(int n) {
    Runnable spin =
        () -> {
          for (int i = 0; i < n / 2; i++) Thread.yield();
        };
    main(() -> all(2, spin));
  }

  private static void spawn(int n) {
    main(
        () -> {
          for (int i = 0; i < n; i++) main(() -> {});
        });
  }

  private static void gather(int n) {
    main(() -> all(n, () -> {}));
  }

  private static void all(int count, Runnable body) {
    var threads = IntStream.range(0, count).mapToObj(i -> VirtualThreads.start(body)).toList();
    threads.forEach(VirtualThreads::join);
  }

  private static void putAndGet(BlockingQueue<Integer> queue, int n) {
    main(
        () -> {
          var producer =
              VirtualThreads.start(
                  () -> {
                    for (int i = 0; i < n; i++) VirtualThreads.unchecked(() -> queue.put(1));
                  });
          for (int i = 0; i < n; i++) VirtualThreads.unchecked(queue::take);
          VirtualThreads.join(producer);
        });
  }

  private static void lock(int n) {
    var lock = new ReentrantLock();
    main(
        () ->
            all(
                10,
                () -> {
                  for (int i = 0; i < n / 10; i++) {
                    lock.lock();
                    Thread.yield();
                    lock.unlock();
                  }
                }));
  }

  private static void sleepers(int n) {
    main(() -> all(n, () -> VirtualThreads.unchecked(() -> Thread.sleep(1))));
  }
}
