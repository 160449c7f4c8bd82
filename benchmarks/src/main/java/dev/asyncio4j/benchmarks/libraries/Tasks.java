package dev.asyncio4j.benchmarks.libraries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import java.util.ArrayList;

/** An operation that several tasks do at once, each again and again. */
final class Tasks {
  private Tasks() {}

  /** Measures it under a name that ends with the number of tasks. */
  static void measure(String name, int tasks, int count, VoidBody operation) throws Exception {
    var row = name + (tasks == 1 ? " task" : " tasks");
    Meter.measure(row, count, n -> run(tasks, n / tasks, operation));
  }

  private static void run(int tasks, int times, VoidBody operation) {
    var all = new ArrayList<Coroutine<Void>>();
    for (int i = 0; i < tasks; i++) all.add(async(() -> repeat(times, operation)));
    await(gather(all));
  }

  private static void repeat(int times, VoidBody operation) throws Exception {
    for (int i = 0; i < times; i++) operation.run();
  }
}
