package dev.asyncio4j.guide.ch11;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.ReturnWhen;
import dev.asyncio4j.Task;
import dev.asyncio4j.WaitOptions;
import java.util.List;

/**
 * Waits for all, for the first, for the first failure, or for so long. Python: {@code wait.py},
 * Kotlin: {@code Wait.kt}.
 */
public final class Wait {
  private Wait() {}

  static Coroutine<Void> work(double time, boolean fails) {
    return async(
        () -> {
          await(sleep(seconds(time)));
          if (fails) throw new IllegalArgumentException("failed");
        });
  }

  static List<Task<Void>> start() {
    return List.of(
        createTask(work(0.05, false)), createTask(work(0.1, true)), createTask(work(0.15, false)));
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          for (ReturnWhen when :
              List.of(
                  ReturnWhen.ALL_COMPLETED,
                  ReturnWhen.FIRST_COMPLETED,
                  ReturnWhen.FIRST_EXCEPTION)) {
            List<Task<Void>> tasks = start();
            var result = await(Asyncio.wait(tasks, WaitOptions.defaults().returnWhen(when)));
            System.out.println(
                when
                    + " "
                    + result.done().size()
                    + " done "
                    + result.pending().size()
                    + " pending");
            await(Asyncio.wait(tasks));
            tasks.forEach(Task::exception);
          }
          var result = await(Asyncio.wait(start(), WaitOptions.defaults().timeout(seconds(0.075))));
          var pending = result.pending();
          System.out.println(
              "after 75 ms: "
                  + result.done().size()
                  + " done "
                  + pending.size()
                  + " pending, none of them cancelled: "
                  + (pending.stream().noneMatch(Task::cancelled) ? "yes" : "no"));
          pending.forEach(Task::cancel);
          await(Asyncio.wait(pending));
          System.out.println(
              "cancelled by hand: " + pending.stream().filter(Task::cancelled).count());
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
