package dev.asyncio4j.examples.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.waitFor;

import dev.asyncio4j.Outcome;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.kafka.AutoOffsetReset;
import dev.asyncio4j.kafka.ConsumerOptions;
import dev.asyncio4j.kafka.ConsumerRecord;
import dev.asyncio4j.kafka.ConsumerStoppedException;
import dev.asyncio4j.kafka.KafkaConsumer;
import dev.asyncio4j.kafka.KafkaProducer;
import dev.asyncio4j.kafka.ProducerOptions;
import java.time.Duration;
import java.util.ArrayList;

/** A waiter that is cancelled loses no record. Python: {@code 04_cancel.py}. */
public final class Cancel {
  private Cancel() {}

  /** Runs the program. */
  public static void main(String... args) {
    run(async(Cancel::all));
  }

  private static void all() {
    var topic = Show.topic("cancel");
    var producer = KafkaProducer.create(ProducerOptions.defaults().bootstrapServers(Show.broker()));
    await(producer.start());
    await(producer.sendAndWait(topic, Show.bytes("0")));
    var options =
        ConsumerOptions.defaults()
            .bootstrapServers(Show.broker())
            .autoOffsetReset(AutoOffsetReset.EARLIEST);
    var consumer = KafkaConsumer.create(options, topic);
    await(consumer.start());
    System.out.println(Show.bytes(await(consumer.getOne()).value()));
    for (int i = 0; i < 3; i++) {
      try {
        await(waitFor(consumer.getOne(), Duration.ofMillis(200)));
      } catch (AsyncTimeoutException e) {
        System.out.println("timeout");
      }
    }
    waiters(producer, consumer, topic);
    System.out.println(Show.bytes(await(consumer.getOne()).value()));
    var last = createTask(consumer.getOne());
    await(sleep(Duration.ofMillis(100)));
    await(consumer.stop());
    try {
      await(last);
    } catch (ConsumerStoppedException e) {
      System.out.println(Show.error(e));
    }
    await(producer.stop());
    await(producer.stop());
  }

  private static void waiters(
      KafkaProducer<byte[], byte[]> producer,
      KafkaConsumer<byte[], byte[]> consumer,
      String topic) {
    var waiters = new ArrayList<Task<ConsumerRecord<byte[], byte[]>>>();
    for (int i = 0; i < 3; i++) waiters.add(createTask(consumer.getOne()));
    await(sleep(Duration.ofMillis(100)));
    waiters.get(0).cancel();
    for (int i = 1; i < 4; i++) await(producer.sendAndWait(topic, Show.bytes("" + i)));
    var done = await(gatherOutcomes(waiters));
    var first = done.get(0) instanceof Outcome.Cancelled ? "CancelledError" : "?";
    var others =
        done.subList(1, 3).stream().map(each -> Show.bytes(each.get().value())).sorted().toList();
    System.out.println(first + " " + others);
  }
}
