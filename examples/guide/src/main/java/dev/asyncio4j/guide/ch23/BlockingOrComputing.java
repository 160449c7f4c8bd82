package dev.asyncio4j.guide.ch23;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.subprocess.ProcessPool;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/**
 * Shows how to run a blocking or a computing function: a thread for the one; for the other a
 * thread, too, or a process. Python: {@code 10_blocking_or_computing.py}, Kotlin: {@code
 * BlockingOrComputing.kt}.
 */
public final class BlockingOrComputing {
  private BlockingOrComputing() {}

  static String blocking() throws InterruptedException {
    Thread.sleep(20);
    return "read";
  }

  static long computing(int limit) {
    return LongStream.range(0, limit).map(i -> i * i).sum();
  }

  interface Job extends Body<Long>, Serializable {}

  static Coroutine<Void> main() {
    return async(
        () -> {
          EventLoop loop = getRunningLoop();
          System.out.println(await(toThread(BlockingOrComputing::blocking)));
          ExecutorService pool = Executors.newCachedThreadPool();
          System.out.println(await(loop.runInExecutor(pool, BlockingOrComputing::blocking)));
          pool.shutdown();
          try (var processes = ProcessPool.create(2)) {
            List<Future<Long>> sums = new ArrayList<>();
            for (int n : List.of(10, 100, 1000)) {
              Job job = () -> computing(n);
              sums.add(loop.runInExecutor(processes, job));
            }
            System.out.println(await(gather(sums)));
          }
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
