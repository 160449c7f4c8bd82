package dev.asyncio4j.threads;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.waitFor;

import dev.asyncio4j.VoidBody;
import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.subprocess.ProcessOptions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** The program of {@link BusyThreadsTest} whose jobs hold the JDK's common pool. */
final class BusyPool {
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private BusyPool() {}

  public static void main(String[] args) throws Exception {
    int count = ForkJoinPool.getCommonPoolParallelism();
    var begun = new CountDownLatch(count + 1);
    for (int i = 0; i < count; i++) ForkJoinPool.commonPool().execute(() -> block(begun));
    VoidBody child =
        () -> {
          try (var process = await(createSubprocessExec(ProcessOptions.defaults(), "true"))) {
            System.out.println(
                "exit code " + await(waitFor(process.waitFor(), Duration.ofMinutes(1))));
          }
        };
    run(async(child));
    var host = LoopThread.start("host"); // a daemon: it is left
    VoidBody blocks = () -> block(begun);
    host.submit(async(blocks));
    begun.await();
    var report = host.stop(Duration.ZERO).get(1, TimeUnit.MINUTES);
    System.out.println("stuck " + !report.stuck().isEmpty());
  }

  private static void block(CountDownLatch begun) {
    begun.countDown();
    try {
      NEVER.await();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
