package dev.asyncio4j.guide.ch07;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.ensureFuture;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.loop.EventLoop;
import java.time.Duration;
import java.util.List;

/**
 * Four ways to make a task; it is only scheduled then, and runs when its maker waits. Python:
 * {@code create_tasks.py}, Kotlin: {@code CreateTasks.kt}.
 */
public final class CreateTasks {
  private CreateTasks() {}

  static Coroutine<Integer> work(int number) {
    return async(
        () -> {
          System.out.println("work " + number + " runs");
          return number * number;
        });
  }

  static long done(List<? extends Future<?>> tasks) {
    return tasks.stream().filter(Future::done).count();
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          EventLoop loop = getRunningLoop();
          Task<Integer> first = createTask(work(1), "high level");
          Task<Integer> second = loop.createTask(work(2));
          Future<Integer> third = ensureFuture(work(3));
          List<Future<Integer>> tasks = List.of(first, second, third);
          System.out.println("made, none has run; done: " + done(tasks));
          System.out.println("still computing, still not run");
          await(sleep(Duration.ZERO));
          System.out.println("after one wait they have run in their order; done: " + done(tasks));
          System.out.println(
              first.getName() + " " + first.result() + " " + await(second) + " " + await(third));
          Task<Integer> grouped =
              taskGroup(
                  group -> {
                    Task<Integer> task = group.createTask(work(4), "in a group");
                    System.out.println("the group waits at its end");
                    return task;
                  });
          System.out.println(grouped.getName() + " " + grouped.result());
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
