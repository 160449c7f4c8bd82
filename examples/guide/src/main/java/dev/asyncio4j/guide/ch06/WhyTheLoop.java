package dev.asyncio4j.guide.ch06;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.TimerHandle;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Four reasons to take hold of the loop: timers, futures, other executors, a handler of last
 * resort. Python: {@code why_the_loop.py}, Kotlin: {@code WhyTheLoop.kt}.
 */
public final class WhyTheLoop {
  private WhyTheLoop() {}

  static Coroutine<Void> main() {
    return async(
        () -> {
          EventLoop loop = getRunningLoop();
          Future<String> future = loop.createFuture();
          TimerHandle timer =
              loop.callLater(seconds(0.02), () -> future.setResult("the timer's gift"));
          TimerHandle never = loop.callLater(seconds(5), () -> System.out.println("not printed"));
          System.out.println(await(future));
          never.cancel();
          System.out.println(
              "cancelled: "
                  + (never.cancelled() ? "yes" : "no")
                  + " / "
                  + (timer.cancelled() ? "yes" : "no"));
          ExecutorService pool = Executors.newFixedThreadPool(1);
          System.out.println(await(loop.runInExecutor(pool, () -> 1 << 10)));
          pool.shutdown();
          loop.setExceptionHandler(
              (l, context) -> System.out.println("handler: " + context.exception().getMessage()));
          loop.callSoon(WhyTheLoop::broken);
          await(sleep(Duration.ZERO));
          await(sleep(Duration.ZERO));
        });
  }

  static void broken() {
    throw new IllegalArgumentException("a callback failed");
  }

  public static void main(String[] args) {
    run(main());
  }
}
