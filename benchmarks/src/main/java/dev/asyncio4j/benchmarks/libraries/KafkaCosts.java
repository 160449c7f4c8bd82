package dev.asyncio4j.benchmarks.libraries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.kafka.AutoOffsetReset;
import dev.asyncio4j.kafka.ConsumerOptions;
import dev.asyncio4j.kafka.FetchOptions;
import dev.asyncio4j.kafka.KafkaConsumer;
import dev.asyncio4j.kafka.KafkaProducer;
import dev.asyncio4j.kafka.OffsetAndMetadata;
import dev.asyncio4j.kafka.ProducerOptions;
import dev.asyncio4j.kafka.TopicPartition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records of 100 bytes: sent, read, and both in transactions. Its argument: a broker. */
public final class KafkaCosts {
  static final String SEND = "send, each of 100,000, and flush";
  static final String WAIT = "sendAndWait";
  static final String MANY = "getMany, each of 300,000";
  static final String EACH = "each, one by one, of 300,000";
  static final String MOVE = "read and sent on, in transactions of 100";

  /** The operations that are measured, in order. */
  public static final List<String> ROWS =
      List.of(SEND, WAIT + ", 1 task", WAIT + ", 1000 tasks", MANY, EACH, MOVE);

  static final int COUNT = 100_000;
  static final int READ = 300_000;
  static final int WAITS = 500;
  static final int TASKS = 1_000;
  static final int MOVES = 2_000;
  static final int TRANSACTION = 100;
  static final byte[] VALUE = new byte[100];

  private static final FetchOptions MANY_RECORDS =
      FetchOptions.defaults().timeout(Duration.ofMinutes(1));

  private final String broker;
  private final String in = topic();
  private final String out = topic();
  private final TopicPartition read = new TopicPartition(in, 0);

  private KafkaCosts(String broker) {
    this.broker = broker;
  }

  static String topic() {
    return "costs-" + UUID.randomUUID();
  }

  public static void main(String[] args) {
    var costs = new KafkaCosts(args[0]);
    run(async(() -> Meter.warm(costs::measure)));
  }

  private void measure() throws Exception {
    send();
    read();
  }

  private ProducerOptions<byte[], byte[]> sending() {
    return ProducerOptions.defaults().bootstrapServers(broker);
  }

  private void send() throws Exception {
    try (var p = KafkaProducer.create(sending())) {
      await(p.start());
      for (var topic : List.of(in, out)) await(p.sendAndWait(topic, VALUE)); // makes them
      Meter.measure(SEND, COUNT, n -> sends(p, out, n));
      Tasks.measure(WAIT + ", 1", 1, WAITS, () -> await(p.sendAndWait(out, VALUE)));
      Tasks.measure(WAIT + ", 1000", TASKS, 10 * TASKS, () -> await(p.sendAndWait(out, VALUE)));
      sends(p, in, READ + COUNT); // more than is read: its end is never reached
    }
  }

  private static void sends(KafkaProducer<byte[], byte[]> p, String topic, int count) {
    for (int i = 0; i < count; i++) await(p.send(topic, VALUE));
    await(p.flush());
  }

  private void read() throws Exception {
    var options =
        ConsumerOptions.defaults()
            .bootstrapServers(broker)
            .groupId("g-" + in)
            .autoCommit(false)
            .autoOffsetReset(AutoOffsetReset.EARLIEST);
    var c = KafkaConsumer.create(options);
    var p = KafkaProducer.create(sending().transactionalId(in));
    try (c;
        p) {
      await(c.start());
      await(p.start());
      c.assign(List.of(read));
      Meter.measure(MANY, READ, n -> many(c, n));
      Meter.measure(EACH, READ, n -> oneByOne(c, n));
      Meter.measure(MOVE, MOVES, n -> move(c, p, n));
    }
  }

  private void many(KafkaConsumer<byte[], byte[]> c, int count) {
    c.seek(read, 0);
    for (int got = 0; got < count; ) {
      for (var some : await(c.getMany(MANY_RECORDS)).values()) got += some.size();
    }
  }

  private void oneByOne(KafkaConsumer<byte[], byte[]> c, int count) {
    c.seek(read, 0);
    int got = 0;
    for (var record : each(c)) if (record.valueSize() > 0 && ++got == count) break;
  }

  private void move(KafkaConsumer<byte[], byte[]> c, KafkaProducer<byte[], byte[]> p, int count) {
    c.seek(read, 0);
    for (int moved = 0; moved < count; moved += TRANSACTION) {
      p.transaction(
          () -> {
            for (int left = TRANSACTION; left > 0; ) {
              for (var records : await(c.getMany(MANY_RECORDS.maxRecords(left))).values()) {
                for (var each : records) await(p.send(out, each.value()));
                left -= records.size();
              }
            }
            var next = OffsetAndMetadata.of(await(c.position(read)));
            await(p.sendOffsetsToTransaction(Map.of(read, next), c.groupMetadata()));
          });
    }
  }
}
