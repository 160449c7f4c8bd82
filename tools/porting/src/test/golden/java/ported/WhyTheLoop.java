// Written by the porting assistant of asyncio4j from ch06/why_the_loop.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

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

// Four reasons to take hold of the loop: timers, futures, other executors, a handler of last resort.
public final class WhyTheLoop {
  private WhyTheLoop() {}

  static Coroutine<Void> main() {
    return async(() -> {
      EventLoop loop = getRunningLoop();
      Future<String> future = loop.createFuture();
      TimerHandle timer = loop.callLater(seconds(0.02), () -> future.setResult("the timer's gift"));
      TimerHandle never = loop.callLater(seconds(5), () -> System.out.println("not printed"));
      System.out.println(await(future));
      never.cancel();
      System.out.println("cancelled: " + (never.cancelled() ? "yes" : "no") + " / " + (timer.cancelled() ? "yes" : "no"));
      ExecutorService pool = Executors.newFixedThreadPool(1);
      try {
        System.out.println(await(loop.runInExecutor(pool, () -> (int) Math.pow(2, 10)))); // check: a power beyond int
      } finally {
        pool.shutdown();
      }
      WhyTheLoop.<Object>todo(16, "loop.set_exception_handler(lambda loop, context: print(\"handler:\", context[\"exception\"]))"); // set_exception_handler of a EventLoop
      loop.callSoon(() -> broken());
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

  /** Stands for what is left to do by hand. */
  static <T> T todo(int line, String python) {
    throw new UnsupportedOperationException("line " + line + ": " + python);
  }
}
