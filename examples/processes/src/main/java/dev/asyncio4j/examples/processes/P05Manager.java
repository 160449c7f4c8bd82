package dev.asyncio4j.examples.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.processes.AioEvent;
import dev.asyncio4j.processes.AioJoinableQueue;
import dev.asyncio4j.processes.AioManager;
import dev.asyncio4j.processes.AioProcesses;
import dev.asyncio4j.processes.ChildDiedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A manager: objects that live in one process and are used by proxy in others; joinable queues. */
public final class P05Manager {
  private P05Manager() {}

  static void use(
      Map<String, Integer> shared,
      List<Integer> numbers,
      AioJoinableQueue<Integer> queue,
      AioEvent event) {
    int sum = 0;
    for (int number : numbers) sum += number;
    shared.put("from child", sum);
    numbers.add(99);
    event.waitFor(Duration.ofSeconds(30));
    while (true) {
      int item = queue.get();
      shared.put(String.valueOf(item), item * item);
      queue.taskDone();
      if (item == 3) return;
    }
  }

  public static void main(String[] args) {
    run(async(() -> program()));
  }

  private static void program() {
    AioManager manager = await(AioProcesses.manager());
    Map<String, Integer> shared = manager.dict();
    List<Integer> numbers = manager.list(List.of(1, 2, 3));
    AioJoinableQueue<Integer> queue = manager.joinableQueue(0);
    AioEvent event = manager.event();
    var child = AioProcesses.process(() -> use(shared, numbers, queue, event));
    child.start();
    await(event.coroWait(Duration.ofMillis(100)));
    event.set();
    for (int i = 0; i < 4; i++) await(queue.coroPut(i));
    await(child.coroJoin());
    List<Integer> all = await(manager.coroCall(numbers, list -> list));
    Map<String, Integer> map = await(manager.coroCall(shared, entries -> entries));
    System.out.println(all + " " + python(new TreeMap<>(map)));
    manager.shutdown();
    try {
      await(manager.coroCall(shared, entries -> entries.put("late", 1)));
    } catch (ChildDiedException e) {
      System.out.println("manager is gone");
    }
  }

  private static String python(Map<String, Integer> map) {
    return map.entrySet().stream()
        .map(entry -> "'" + entry.getKey() + "': " + entry.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
