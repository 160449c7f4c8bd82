// Written by the porting assistant of asyncio4j from ch22/4_main_ends_too_early.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;

// Error 4: main returns, and with it everything that it started.
public final class Program4MainEndsTooEarly {
  private Program4MainEndsTooEarly() {}

  static Coroutine<Void> work(String name_, double seconds_) {
    return async(() -> {
      try {
        await(sleep(seconds(seconds_)));
        System.out.println(name_ + " finished");
      } catch (CancelledError e) {
        System.out.println(name_ + " was cancelled at the end of main");
        throw e;
      }
    });
  }

  static Coroutine<Void> careless() {
    return async(() -> {
      createTask(work("short", 0.01));
      createTask(work("long", 0.5));
      await(sleep(seconds(0.1)));
    });
  }

  static Coroutine<Void> careful() {
    return async(() -> {
      taskGroup(group -> {
        group.createTask(work("short", 0.01));
        group.createTask(work("long", 0.05));
      });
    });
  }

  public static void main(String[] args) {
    run(careless());
    System.out.println("--");
    run(careful());
  }
}
