package dev.asyncio4j.examples;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.taskGroup;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.QueueShutDownException;
import dev.asyncio4j.queues.Queue;

/**
 * A queue of two slots slows a fast producer down. Python: {@code producer_consumer.py}, Kotlin:
 * {@code ProducerConsumer.kt}.
 */
public final class ProducerConsumer {
  private ProducerConsumer() {}

  static Coroutine<?> produce(Queue<Integer> queue) {
    return async(
        () -> {
          for (int item = 1; item <= 4; item++) {
            await(queue.put(item));
            System.out.println("produced " + item);
          }
          queue.shutdown();
        });
  }

  static Coroutine<?> consume(Queue<Integer> queue) {
    return async(
        () -> {
          try {
            while (true) {
              System.out.println("consumed " + await(queue.get()));
            }
          } catch (QueueShutDownException e) {
            System.out.println("no more");
          }
        });
  }

  public static void main(String[] args) {
    run(
        async(
            () ->
                taskGroup(
                    group -> {
                      Queue<Integer> queue = Queue.create(2);
                      group.createTask(produce(queue));
                      group.createTask(consume(queue));
                    })));
  }
}
