package dev.asyncio4j.benchmarks.libraries;

import dev.asyncio4j.benchmarks.programs.VirtualThreads;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * The operations of {@link PeersCosts} on bare virtual threads, as far as they have a twin there;
 * groups are those of {@link TaskScope}.
 */
public final class PeersThreads {
  private static final int MANY = 1_000_000;
  private static final int SOME = 100_000;

  private PeersThreads() {}

  public static void main(String[] args) throws Exception {
    measure("await of a completed CompletableFuture", MANY, PeersThreads::completedFuture);
    measure("gather of 10,000 no-ops, each", 10_000, n -> all(n, i -> () -> {}));
    measure("spawn and join", SOME, n -> repeat(n, () -> all(1, i -> () -> {})));
    measure("switch of two", SOME, n -> all(2, i -> () -> repeat(n / 2, Thread::yield)));
    measure("Queue(1), put and get", SOME, PeersThreads::queue);
    measure("ping-pong over two queues", SOME, PeersThreads::pingPong);
    measure("a group of two children", SOME, n -> repeat(n, TaskScope::ofTwo));
    measure("10,000 sleepers, each", 10_000, n -> all(n, i -> sleeper(0, i)));
    measure("100,000 sleepers, each", SOME, n -> all(n, i -> sleeper(0, i)));
    measure(PeersCosts.AT_ONCE, SOME, n -> all(n, i -> sleeper(PeersCosts.UNTIL_ALL_SLEEP, i)));
  }

  static void measure(String name, int count, VirtualThreads.IntBody body) throws Exception {
    Meter.measure(
        name,
        count,
        n ->
            VirtualThreads.join(
                VirtualThreads.start(() -> VirtualThreads.unchecked(() -> body.run(n)))));
  }

  static void repeat(int n, Runnable body) {
    for (int i = 0; i < n; i++) body.run();
  }

  private static void all(int n, IntFunction<Runnable> body) {
    var threads = new ArrayList<Thread>(n);
    for (int i = 0; i < n; i++) threads.add(VirtualThreads.start(body.apply(i)));
    threads.forEach(VirtualThreads::join);
  }

  private static void completedFuture(int n) {
    var done = CompletableFuture.completedFuture(1);
    long sum = 0;
    for (int i = 0; i < n; i++) sum += done.join();
    if (sum != n) throw new IllegalStateException("the futures had other values");
  }

  private static void queue(int n) throws InterruptedException {
    var queue = new ArrayBlockingQueue<Integer>(1);
    Thread producer =
        VirtualThreads.start(() -> repeat(n, () -> VirtualThreads.unchecked(() -> queue.put(1))));
    for (int i = 0; i < n; i++) queue.take();
    producer.join();
  }

  private static void pingPong(int n) throws InterruptedException {
    var there = new ArrayBlockingQueue<Integer>(1);
    var back = new ArrayBlockingQueue<Integer>(1);
    Thread other =
        VirtualThreads.start(
            () -> repeat(n, () -> VirtualThreads.unchecked(() -> back.put(there.take()))));
    for (int i = 0; i < n; i++) {
      there.put(i);
      back.take();
    }
    other.join();
  }

  private static Runnable sleeper(long more, int i) {
    long micros = more + PeersCosts.micros(i);
    return () -> VirtualThreads.unchecked(() -> TimeUnit.MICROSECONDS.sleep(micros));
  }
}
