// Written by the porting assistant of asyncio4j from ch22/2_no_chance_to_run.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import java.time.Duration;
import java.util.stream.IntStream;

// Error 2: a task is made, and the loop never gets a turn to run it.
public final class Program2NoChanceToRun {
  private Program2NoChanceToRun() {}

  static Coroutine<Void> work(String name_) {
    return async(() -> {
      System.out.println(name_ + " ran");
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      createTask(work("first"));
      int total = Math.toIntExact(IntStream.range(0, 100000).asLongStream().sum()); // check: a sum beyond int
      System.out.println("main computed " + total + " and never waited");
      await(sleep(Duration.ZERO));
      System.out.println("one await is enough");
      Task<Void> task = createTask(work("second"));
      await(task);
      System.out.println("or await the task itself");
    });
  }

  public static void main(String[] args) {
    run(main());
  }
}
