package dev.asyncio4j.examples.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Future;
import dev.asyncio4j.kafka.AutoOffsetReset;
import dev.asyncio4j.kafka.ConsumerOptions;
import dev.asyncio4j.kafka.ConsumerStoppedException;
import dev.asyncio4j.kafka.KafkaConsumer;
import dev.asyncio4j.kafka.KafkaProducer;
import dev.asyncio4j.kafka.Message;
import dev.asyncio4j.kafka.ProducerOptions;
import dev.asyncio4j.kafka.RecordMetadata;
import java.util.ArrayList;

/** Send and wait; consume with a group. Python: {@code 01_produce_consume.py}. */
public final class ProduceConsume {
  private ProduceConsume() {}

  /** Runs the program. */
  public static void main(String... args) {
    run(async(ProduceConsume::all));
  }

  private static void all() {
    var topic = Show.topic("produce-consume");
    var producer = KafkaProducer.create(ProducerOptions.defaults().bootstrapServers(Show.broker()));
    await(producer.start());
    try {
      produce(producer, topic);
    } finally {
      await(producer.stop());
    }
    var options =
        ConsumerOptions.defaults()
            .bootstrapServers(Show.broker())
            .groupId("g-" + topic)
            .autoOffsetReset(AutoOffsetReset.EARLIEST);
    var consumer = KafkaConsumer.create(options, topic);
    await(consumer.start());
    try {
      consume(consumer);
    } finally {
      await(consumer.stop());
    }
    try {
      await(consumer.getOne());
    } catch (ConsumerStoppedException e) {
      System.out.println(Show.error(e));
    }
  }

  private static void produce(KafkaProducer<byte[], byte[]> producer, String topic) {
    for (int i = 0; i < 3; i++) {
      var message =
          Message.of(topic, Show.bytes("message " + i))
              .key(Show.bytes("k" + i))
              .header("n", "" + i);
      var sent = await(producer.sendAndWait(message));
      System.out.println(
          Show.truth(sent.topic().equals(topic)) + " " + sent.partition() + " " + sent.offset());
    }
    var futures = new ArrayList<Future<RecordMetadata>>();
    for (int i = 0; i < 3; i++) futures.add(await(producer.send(topic, Show.bytes("batch " + i))));
    System.out.println(futures.stream().map(each -> await(each).offset()).toList());
  }

  private static void consume(KafkaConsumer<byte[], byte[]> consumer) {
    for (var m : each(consumer)) {
      System.out.println(
          String.join(
              " ",
              "" + m.partition(),
              "" + m.offset(),
              Show.bytes(m.key()),
              Show.bytes(m.value()),
              Show.headers(m.headers())));
      if (m.offset() == 5) break;
    }
  }
}
