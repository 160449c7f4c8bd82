// Written by the porting assistant of asyncio4j from ch23/01_stop_a_task.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

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
import java.util.Set;

// How to stop a task? From outside with cancel, from inside by returning, politely with an event.
public final class Program01StopATask {
  private Program01StopATask() {}

  static Coroutine<Integer> forever(Event stop) {
    return async(() -> {
      int rounds = 0;
      while (!stop.isSet()) {
        rounds += 1;
        await(sleep(Duration.ZERO));
      }
      return rounds;
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Event stop = Event.create();
      Task<Integer> polite = createTask(forever(stop));
      Task<Integer> cancelled = createTask(forever(Event.create()));
      for (int unused = 0; unused < 3; unused++) {
        await(sleep(Duration.ZERO));
      }
      stop.set();
      cancelled.cancel();
      System.out.println("polite: stopped after " + await(polite) + " rounds");
      try {
        await(cancelled);
      } catch (CancelledError e) {
        System.out.println("cancelled: no result");
      }
      Task<Integer> limit = createTask(forever(Event.create()));
      var pair = await(Asyncio.wait(List.of(limit), WaitOptions.defaults().timeout(seconds(0.05))));
      Set<Task<Integer>> done = pair.done();
      Set<Task<Integer>> pending = pair.pending();
      for (Task<Integer> task : pending) {
        task.cancel();
      }
      await(Asyncio.wait(pending));
      System.out.println("stopped after a time: " + (limit.cancelled() ? "yes" : "no"));
    });
  }

  public static void main(String[] args) {
    run(main());
  }
}
