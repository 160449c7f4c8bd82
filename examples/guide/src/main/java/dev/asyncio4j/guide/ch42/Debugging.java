package dev.asyncio4j.guide.ch42;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Task;
import dev.asyncio4j.loop.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;

/**
 * Debug mode: slow steps are reported; what nobody caught goes to the handler. Python: {@code
 * debugging.py}, Kotlin: {@code Debugging.kt}.
 */
public final class Debugging {
  private Debugging() {}

  static final List<String> slowSteps = new ArrayList<>();

  static Coroutine<Void> slow() {
    return async(() -> Thread.sleep(300));
  }

  static Coroutine<Void> fails() {
    return async(
        () -> {
          throw new IllegalArgumentException("nobody asked for me");
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          Logger logger = Logger.getLogger("asyncio4j");
          logger.setFilter(
              record -> {
                if (record.getMessage().contains(" took ")) slowSteps.add(record.getMessage());
                return false;
              });
          EventLoop loop = getRunningLoop();
          System.out.println("debug: " + (loop.getDebug() ? "yes" : "no"));
          loop.slowCallbackDuration(seconds(0.2));
          await(createTask(slow()));
          await(sleep(Duration.ZERO));
          System.out.println("slow step reported: " + (slowSteps.isEmpty() ? "no" : "yes"));
          List<String> unread = new ArrayList<>();
          loop.setExceptionHandler((l, context) -> unread.add(context.exception().getMessage()));
          Task<Void> task = createTask(fails());
          await(sleep(seconds(0.01)));
          System.out.println("failed and unread: " + (task.done() ? "yes" : "no"));
          task = null;
          System.gc();
          await(sleep(seconds(0.05)));
          System.out.println("handler was told: " + String.join(", ", unread));
          logger.setFilter(null);
        });
  }

  public static void main(String[] args) {
    run(main(), RunOptions.defaults().debug(true));
  }
}
