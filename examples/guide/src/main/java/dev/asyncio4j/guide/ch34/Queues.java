package dev.asyncio4j.guide.ch34;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.QueueEmptyException;
import dev.asyncio4j.exceptions.QueueFullException;
import dev.asyncio4j.exceptions.QueueShutDownException;
import dev.asyncio4j.queues.LifoQueue;
import dev.asyncio4j.queues.PriorityQueue;
import dev.asyncio4j.queues.Queue;
import java.util.ArrayList;
import java.util.List;

/**
 * First in first out, last in first out, by priority; full, empty, shut down. Python: {@code
 * queues.py}, Kotlin: {@code Queues.kt}.
 */
public final class Queues {
  private Queues() {}

  static void fillAndDrain(String kind, Queue<Integer> queue) {
    for (int number : List.of(2, 3, 1)) queue.putNowait(number);
    boolean full = queue.full();
    List<Integer> items = new ArrayList<>();
    while (!queue.empty()) items.add(await(queue.get()));
    System.out.println(kind + " full: " + (full ? "yes" : "no") + " " + items);
  }

  static Coroutine<Integer> reader(Queue<String> queue) {
    return async(
        () -> {
          int count = 0;
          try {
            while (true) {
              await(queue.get());
              count++;
            }
          } catch (QueueShutDownException e) {
            return count;
          }
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          fillAndDrain("Queue", Queue.create(3));
          fillAndDrain("LifoQueue", LifoQueue.create(3));
          fillAndDrain("PriorityQueue", PriorityQueue.create(3));
          Queue<String> queue = Queue.create(1);
          try {
            queue.getNowait();
          } catch (QueueEmptyException e) {
            System.out.println("empty");
          }
          await(queue.put("a"));
          try {
            queue.putNowait("b");
          } catch (QueueFullException e) {
            System.out.println("full with " + queue.size());
          }
          Task<Integer> reading = createTask(reader(queue));
          await(queue.put("b"));
          queue.shutdown();
          System.out.println("read before the end: " + await(reading));
          try {
            await(queue.put("c"));
          } catch (QueueShutDownException e) {
            System.out.println("shut down for writers");
          }
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
