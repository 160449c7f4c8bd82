package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.VoidBody;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The time of a record of 100 bytes: sent, read and both, beside Kafka's own client on the same
 * broker. Its argument: the address of a broker; without one, it starts its own.
 */
final class KafkaSpeed {
  private static final int COUNT = 100_000;
  private static final int ROUNDS = 5;
  private static final byte[] VALUE = new byte[100];

  private final String broker;
  private final String topic = Local.topic("speed");

  private KafkaSpeed(String broker) {
    this.broker = broker;
  }

  public static void main(String... args) {
    var broker = args.length > 0 ? args[0] : TestBroker.shared().address();
    System.out.println("operation: µs each, the best of " + ROUNDS);
    new KafkaSpeed(broker).measure();
    System.exit(0); // the broker's threads would go on
  }

  private void measure() {
    run(async(this::produce));
    best("Kafka's client: send with a callback", COUNT, this::kafkaSends);
    run(async(this::consume));
    best("Kafka's client: poll", COUNT, this::kafkaPolls);
  }

  private static void best(String name, int count, VoidBody operation) {
    long best = Long.MAX_VALUE;
    try {
      for (int i = 0; i < ROUNDS; i++) {
        long start = System.nanoTime();
        operation.run();
        best = Math.min(best, System.nanoTime() - start);
      }
    } catch (Exception e) {
      throw new IllegalStateException(name, e);
    }
    System.out.printf("%s: %.2f%n", name, best / 1000.0 / count);
  }

  private void produce() {
    var options = ProducerOptions.defaults().bootstrapServers(broker);
    KafkaProducer.with(
        options,
        p -> {
          best("send, flush", COUNT, () -> sends(p));
          best("sendAndWait, one task", 1_000, () -> waits(p, 1_000));
          best("sendAndWait, 1,000 tasks", 10_000, () -> tasks(p));
        });
  }

  private void sends(KafkaProducer<byte[], byte[]> p) {
    for (int i = 0; i < COUNT; i++) await(p.send(topic, VALUE));
    await(p.flush());
  }

  private void waits(KafkaProducer<byte[], byte[]> p, int count) {
    for (int i = 0; i < count; i++) await(p.sendAndWait(topic, VALUE));
  }

  private void tasks(KafkaProducer<byte[], byte[]> p) {
    await(gather(IntStream.range(0, 1_000).mapToObj(i -> async(() -> waits(p, 10))).toList()));
  }

  private void consume() {
    var options =
        ConsumerOptions.defaults()
            .bootstrapServers(broker)
            .autoOffsetReset(AutoOffsetReset.EARLIEST);
    best(
        "getMany",
        COUNT,
        () ->
            KafkaConsumer.with(
                options,
                c -> {
                  var wait = FetchOptions.defaults().timeout(Duration.ofSeconds(30));
                  for (int got = 0; got < COUNT; )
                    for (var some : await(c.getMany(wait)).values()) got += some.size();
                },
                topic));
    best(
        "each",
        COUNT,
        () ->
            KafkaConsumer.with(
                options,
                c -> {
                  int got = 0;
                  for (var record : each(c)) if (record.valueSize() > 0 && ++got == COUNT) break;
                },
                topic));
  }

  private Properties kafka() {
    var config = new Properties();
    config.put("bootstrap.servers", broker);
    config.put("linger.ms", 0);
    config.put("auto.offset.reset", "earliest");
    return config;
  }

  private void kafkaSends() {
    var failures = new int[1];
    var serializer = new ByteArraySerializer();
    try (var p =
        new org.apache.kafka.clients.producer.KafkaProducer<>(kafka(), serializer, serializer)) {
      for (int i = 0; i < COUNT; i++)
        p.send(
            new ProducerRecord<>(topic, VALUE),
            (place, error) -> {
              if (error != null) failures[0]++;
            });
    }
    if (failures[0] > 0) throw new IllegalStateException(failures[0] + " sends failed");
  }

  private void kafkaPolls() {
    var deserializer = new ByteArrayDeserializer();
    try (var c =
        new org.apache.kafka.clients.consumer.KafkaConsumer<>(
            kafka(), deserializer, deserializer)) {
      c.assign(java.util.List.of(Convert.kafka(Local.partition(topic))));
      for (int got = 0; got < COUNT; ) got += c.poll(Duration.ofSeconds(1)).count();
    }
  }
}
