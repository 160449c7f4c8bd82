package dev.asyncio4j.benchmarks.programs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;

/** Loops of one process, a thread each: {@code Loops switch N} or {@code Loops echo N PORT}. */
public final class Loops {
  private static final int WARM_UP = 8_000_000;
  private static final int SWITCHES = 6_000_000;

  private Loops() {}

  public static void main(String[] args) throws InterruptedException {
    int loops = Integer.parseInt(args[1]);
    if (args[0].equals("switch")) {
      switching(loops);
    } else {
      int port = Integer.parseInt(args[2]);
      inThreads(loops, () -> EchoServer.serveShared(port));
    }
  }

  /** Prints the number of loops, a tab, and switches per second of all loops together. */
  private static void switching(int loops) throws InterruptedException {
    var times = new long[2];
    var sequence = new int[1];
    var meeting = new CyclicBarrier(loops, () -> times[sequence[0]++] = System.nanoTime());
    inThreads(
        loops,
        () ->
            run(
                async(
                    () -> {
                      twoBodies(WARM_UP);
                      meet(meeting);
                      twoBodies(SWITCHES);
                      meet(meeting);
                    })));
    double seconds = (times[1] - times[0]) / 1e9;
    System.out.println(loops + "\t" + loops * (long) SWITCHES / seconds);
  }

  private static void inThreads(int count, Runnable body) throws InterruptedException {
    var threads = Stream.generate(() -> new Thread(body)).limit(count).toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) thread.join();
  }

  private static void twoBodies(int switches) {
    var other = createTask(async(() -> yielding(switches / 2)));
    yielding(switches / 2);
    await(other);
  }

  private static void yielding(int count) {
    for (int i = 0; i < count; i++) await(sleep(Duration.ZERO));
  }

  /** Blocks its loop until the others are there, too. */
  private static void meet(CyclicBarrier meeting) {
    try {
      meeting.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException("another loop has failed", e);
    }
  }
}
