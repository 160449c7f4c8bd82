// Written by the porting assistant of asyncio4j from ch27/producer_consumer.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Outcome;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.queues.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

// Producers make work, consumers do it, a queue stands between them; join tells when all is done.
public final class ProducerConsumer {
  private ProducerConsumer() {}

  static Coroutine<Void> producer(String name_, Queue<String> queue, int count) {
    return async(() -> {
      for (int i = 0; i < count; i++) {
        await(sleep(seconds(0.01)));
        await(queue.put(name_ + i));
      }
      System.out.println("producer " + name_ + " is done");
    });
  }

  static Coroutine<Void> consumer(Queue<String> queue, List<String> eaten) {
    return async(() -> {
      while (true) {
        String item = await(queue.get());
        await(sleep(seconds(0.001)));
        eaten.add(item);
        queue.taskDone();
      }
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Queue<String> queue = Queue.create(4);
      List<String> eaten = new ArrayList<>();
      List<Task<Void>> consumers = new ArrayList<>(IntStream.range(0, 3).boxed().<Task<Void>>map(unused -> createTask(consumer(queue, eaten))).toList());
      await(gather(producer("a", queue, 5), producer("b", queue, 7)));
      await(queue.join());
      for (Task<Void> task : consumers) {
        task.cancel();
      }
      List<Outcome<Void>> results = await(gatherOutcomes(consumers));
      System.out.println("" + eaten.size() + " eaten: " + String.join(" ", eaten.stream().sorted().toList()));
      System.out.println("consumers cancelled: " + (int) results.stream().filter(r -> failure(r) instanceof CancelledError).count());
    });
  }

  public static void main(String[] args) {
    run(main());
  }

  /** Error that an outcome stands for; null if it is a result. */
  static Throwable failure(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Failure<?> f) return f.error();
    return outcome instanceof Outcome.Cancelled<?> c ? c.error() : null;
  }
}
