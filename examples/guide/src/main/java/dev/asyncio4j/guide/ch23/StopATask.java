package dev.asyncio4j.guide.ch23;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.WaitOptions;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.sync.Event;
import java.time.Duration;
import java.util.List;

/**
 * Shows how to stop a task: from outside with cancel, from inside by returning, politely with an
 * event. Python: {@code 01_stop_a_task.py}, Kotlin: {@code StopATask.kt}.
 */
public final class StopATask {
  private StopATask() {}

  static Coroutine<Integer> forever(Event stop) {
    return async(
        () -> {
          int rounds = 0;
          while (!stop.isSet()) {
            rounds++;
            await(sleep(Duration.ZERO));
          }
          return rounds;
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          Event stop = Event.create();
          Task<Integer> polite = createTask(forever(stop));
          Task<Integer> cancelled = createTask(forever(Event.create()));
          for (int i = 0; i < 3; i++) await(sleep(Duration.ZERO));
          stop.set();
          cancelled.cancel();
          System.out.println("polite: stopped after " + await(polite) + " rounds");
          try {
            await(cancelled);
          } catch (CancelledError e) {
            System.out.println("cancelled: no result");
          }
          Task<Integer> limit = createTask(forever(Event.create()));
          var pending =
              await(Asyncio.wait(List.of(limit), WaitOptions.defaults().timeout(seconds(0.05))))
                  .pending();
          pending.forEach(Task::cancel);
          await(Asyncio.wait(pending));
          System.out.println("stopped after a time: " + (limit.cancelled() ? "yes" : "no"));
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
