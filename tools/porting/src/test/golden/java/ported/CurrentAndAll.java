// Written by the porting assistant of asyncio4j from ch09/current_and_all.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

// Which task is this, and which ones are there.
public final class CurrentAndAll {
  private CurrentAndAll() {}

  static Coroutine<Boolean> work(String name_) {
    return async(() -> {
      await(sleep(seconds(0.01)));
      return currentTask().getName().equals(name_);
    });
  }

  static String names() {
    return String.join(", ", allTasks().stream().map(task -> task.getName()).sorted().toList());
  }

  static Coroutine<Void> main() {
    return async(() -> {
      currentTask().setName("main");
      System.out.println("running: " + currentTask().getName());
      List<Task<Boolean>> tasks = new ArrayList<>(IntStream.range(0, 3).boxed().<Task<Boolean>>map(i -> createTask(work("worker " + i), "worker " + i)).toList());
      System.out.println("all: " + names());
      System.out.println("each knows itself: " + (await(gather(tasks)).stream().allMatch(yes -> yes) ? "yes" : "no"));
      System.out.println("left: " + names());
    });
  }

  public static void main(String[] args) {
    run(main());
  }
}
