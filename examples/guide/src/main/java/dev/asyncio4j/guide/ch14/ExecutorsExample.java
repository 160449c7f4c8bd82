package dev.asyncio4j.guide.ch14;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Three ways for a blocking call: toThread, the loop's own executor, an executor of yours. Python:
 * {@code executors.py}, Kotlin: {@code ExecutorsExample.kt}.
 */
public final class ExecutorsExample {
  private ExecutorsExample() {}

  static final ContextVar<String> user = ContextVar.create("user", "nobody");

  static String read(String name, int number) throws InterruptedException {
    Thread.sleep(10);
    if (number < 0) throw new IllegalArgumentException(name + " cannot be read");
    return name + " " + number + " for " + user.get();
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          user.set("Ada");
          System.out.println(
              "to_thread takes the context along: " + await(toThread(() -> read("page", 1))));
          EventLoop loop = getRunningLoop();
          System.out.println(
              "run_in_executor does not: "
                  + await(loop.runInExecutor(null, () -> read("page", 2))));
          ExecutorService pool = Executors.newFixedThreadPool(2);
          List<Future<String>> reads = new ArrayList<>();
          for (int n : List.of(3, 4, 5)) reads.add(loop.runInExecutor(pool, () -> read("page", n)));
          System.out.println(await(gather(reads)).size() + " pages from a pool of two");
          pool.shutdown();
          try {
            await(toThread(() -> read("page", -1)));
          } catch (IllegalArgumentException e) {
            System.out.println("an error comes back: " + e.getMessage());
          }
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
