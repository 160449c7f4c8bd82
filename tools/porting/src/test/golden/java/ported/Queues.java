// Written by the porting assistant of asyncio4j from ch34/queues.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.QueueEmptyException;
import dev.asyncio4j.exceptions.QueueFullException;
import dev.asyncio4j.exceptions.QueueShutDownException;
import dev.asyncio4j.queues.Queue;
import java.util.ArrayList;
import java.util.List;

// First in first out, last in first out, by priority; full, empty, shut down.
public final class Queues {
  private Queues() {}

  static List<Object> drain(Object queue) {
    List<Object> items = new ArrayList<>();
    while (Queues.<Boolean>todo(7, "not queue.empty()")) {
      Queues.<Object>todo(8, "items.append(await queue.get())"); // get of an unknown type
    }
    return items;
  }

  static Coroutine<Integer> reader(Queue<Object> queue) {
    return async(() -> {
      int count = 0;
      try {
        while (true) {
          await(queue.get());
          count += 1;
        }
      } catch (QueueShutDownException e) {
        return count;
      }
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Queue<Object> queue = null;
      for (Object kind : Queues.<List<Object>>todo(23, "(asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue)")) {
        Queues.<Object>todo(24, "queue = kind(maxsize=3)"); // kind has no counterpart
        for (int number : List.of(2, 3, 1)) {
          queue.putNowait(number);
        }
        Queues.<Object>todo(27, "print(kind.__name__, \"full:\", \"yes\" if queue.full() else \"no\", await drain(queue))"); // the attribute __name__ of an unknown type
      }
      Queues.<Object>todo(28, "queue = asyncio.Queue(maxsize=1)"); // a Queue<unknown> where a Queue<any<int, str>> is needed
      try {
        queue.getNowait();
      } catch (QueueEmptyException e) {
        System.out.println("empty");
      }
      await(queue.put("a"));
      try {
        queue.putNowait("b");
      } catch (QueueFullException e2) {
        System.out.println("full with " + queue.size());
      }
      Task<Integer> reading = createTask(reader(queue));
      await(queue.put("b"));
      queue.shutdown();
      System.out.println("read before the end: " + await(reading));
      try {
        await(queue.put("c"));
      } catch (QueueShutDownException e3) {
        System.out.println("shut down for writers");
      }
    });
  }

  public static void main(String[] args) {
    run(main());
  }

  /** Stands for what is left to do by hand. */
  static <T> T todo(int line, String python) {
    throw new UnsupportedOperationException("line " + line + ": " + python);
  }
}
