package dev.asyncio4j.guide.ch41;

import static dev.asyncio4j.Asyncio.asCompleted;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.runCoroutineThreadsafe;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Work given to pools, results as they come, a default pool of one's own, and back from a thread to
 * the loop. Python: {@code executors.py}, Kotlin: {@code ExecutorsExample.kt}.
 */
public final class ExecutorsExample {
  private ExecutorsExample() {}

  static int block(int number) throws InterruptedException {
    Thread.sleep(50L * number);
    return number * number;
  }

  static int fromAThread(EventLoop loop) throws Exception {
    CompletableFuture<Integer> future = runCoroutineThreadsafe(twice(21), loop);
    return future.get(5, SECONDS);
  }

  static Coroutine<Integer> twice(int number) {
    return async(
        () -> {
          await(sleep(seconds(0.01)));
          return number * 2;
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          EventLoop loop = getRunningLoop();
          ExecutorService pool = Executors.newFixedThreadPool(3);
          List<Future<Integer>> work = new ArrayList<>();
          for (int n : List.of(3, 1, 2)) work.add(loop.runInExecutor(pool, () -> block(n)));
          for (Awaitable<Integer> next : asCompleted(work))
            System.out.println("came " + await(next));
          pool.shutdown();
          loop.setDefaultExecutor(Executors.newFixedThreadPool(1));
          System.out.println(await(gather(toThread(() -> block(2)), toThread(() -> block(1)))));
          System.out.println("from a thread: " + await(toThread(() -> fromAThread(loop))));
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
