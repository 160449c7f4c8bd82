package dev.asyncio4j.guide.ch27;

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
import dev.asyncio4j.queues.Queue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Producers make work, consumers do it, a queue stands between them; join tells when all is done.
 * Python: {@code producer_consumer.py}, Kotlin: {@code ProducerConsumer.kt}.
 */
public final class ProducerConsumer {
  private ProducerConsumer() {}

  static Coroutine<Void> producer(String name, Queue<String> queue, int count) {
    return async(
        () -> {
          for (int i = 0; i < count; i++) {
            await(sleep(seconds(0.01)));
            await(queue.put(name + i));
          }
          System.out.println("producer " + name + " is done");
        });
  }

  static Coroutine<Void> consumer(Queue<String> queue, List<String> eaten) {
    return async(
        () -> {
          while (true) {
            String item = await(queue.get());
            await(sleep(seconds(0.001)));
            eaten.add(item);
            queue.taskDone();
          }
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          Queue<String> queue = Queue.create(4);
          List<String> eaten = new ArrayList<>();
          List<Task<Void>> consumers = new ArrayList<>();
          for (int i = 0; i < 3; i++) consumers.add(createTask(consumer(queue, eaten)));
          await(gather(producer("a", queue, 5), producer("b", queue, 7)));
          await(queue.join());
          consumers.forEach(Task::cancel);
          List<Outcome<Void>> results = await(gatherOutcomes(consumers));
          Collections.sort(eaten);
          System.out.println(eaten.size() + " eaten: " + String.join(" ", eaten));
          System.out.println(
              "consumers cancelled: "
                  + results.stream().filter(Outcome.Cancelled.class::isInstance).count());
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
