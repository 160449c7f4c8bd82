package dev.asyncio4j.benchmarks.libraries;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The work of {@link KafkaCosts} by Kafka's client alone, in the main thread: chains are tasks. */
public final class KafkaAlone {
  private static final ByteArraySerializer TO = new ByteArraySerializer();
  private static final ByteArrayDeserializer FROM = new ByteArrayDeserializer();

  private final String broker;
  private final String in = KafkaCosts.topic();
  private final String out = KafkaCosts.topic();
  private final TopicPartition read = new TopicPartition(in, 0);

  /** The first error of a send, thrown at the end. */
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  private KafkaAlone(String broker) {
    this.broker = broker;
  }

  public static void main(String[] args) throws Exception {
    var alone = new KafkaAlone(args[0]);
    Meter.warm(alone::measure);
    if (alone.failure.get() != null) throw alone.failure.get();
  }

  private void measure() throws Exception {
    send();
    read();
  }

  private void send() throws Exception {
    Map<String, Object> config = Map.of("bootstrap.servers", broker, "linger.ms", 0);
    try (var p = new KafkaProducer<>(config, TO, TO)) {
      for (var topic : List.of(in, out)) p.send(record(topic)).get(); // makes them
      Meter.measure(KafkaCosts.SEND, KafkaCosts.COUNT, n -> sends(p, out, n));
      Meter.measure(
          KafkaCosts.WAIT + ", 1 task",
          KafkaCosts.WAITS,
          n -> {
            for (int i = 0; i < n; i++) p.send(record(out)).get();
          });
      int tasks = KafkaCosts.TASKS;
      Meter.measure(KafkaCosts.WAIT + ", 1000 tasks", 10 * tasks, n -> chains(p, tasks, n / tasks));
      sends(p, in, KafkaCosts.READ + KafkaCosts.COUNT);
    }
  }

  private static ProducerRecord<byte[], byte[]> record(String topic) {
    return new ProducerRecord<>(topic, KafkaCosts.VALUE);
  }

  private void sends(Producer<byte[], byte[]> p, String topic, int count) {
    Callback noted = (place, error) -> failure.compareAndSet(null, error);
    for (int i = 0; i < count; i++) p.send(record(topic), noted);
    p.flush();
  }

  private void chains(Producer<byte[], byte[]> p, int count, int times)
      throws InterruptedException {
    var ends = new CountDownLatch(count);
    for (int i = 0; i < count; i++) next(p, times, ends);
    ends.await();
  }

  private void next(Producer<byte[], byte[]> p, int left, CountDownLatch ends) {
    if (left == 0) {
      ends.countDown();
      return;
    }
    p.send(
        record(out),
        (place, error) -> {
          failure.compareAndSet(null, error);
          next(p, left - 1, ends);
        });
  }

  private void read() throws Exception {
    Map<String, Object> reading =
        Map.of("bootstrap.servers", broker, "group.id", "g-" + in, "enable.auto.commit", false);
    Map<String, Object> sending =
        Map.of("bootstrap.servers", broker, "linger.ms", 0, "transactional.id", in);
    try (var c = new KafkaConsumer<>(reading, FROM, FROM);
        var p = new KafkaProducer<>(sending, TO, TO)) {
      p.initTransactions();
      c.assign(List.of(read));
      Meter.measure(KafkaCosts.MANY, KafkaCosts.READ, n -> polls(c, n));
      Meter.measure(KafkaCosts.MOVE, KafkaCosts.MOVES, n -> moves(c, p, n));
    }
  }

  private void polls(Consumer<byte[], byte[]> c, int count) {
    c.seek(read, 0);
    int got = 0;
    while (got < count) {
      for (var each : c.poll(Duration.ofMinutes(1))) if (each.serializedValueSize() > 0) got++;
    }
  }

  private void moves(Consumer<byte[], byte[]> c, Producer<byte[], byte[]> p, int count) {
    c.seek(read, 0);
    var records = List.<ConsumerRecord<byte[], byte[]>>of().iterator();
    for (int moved = 0; moved < count; moved += KafkaCosts.TRANSACTION) {
      p.beginTransaction();
      long next = 0;
      for (int left = KafkaCosts.TRANSACTION; left > 0; ) {
        if (!records.hasNext()) records = c.poll(Duration.ofMinutes(1)).iterator();
        for (; left > 0 && records.hasNext(); left--) {
          var each = records.next();
          p.send(new ProducerRecord<>(out, each.value()));
          next = each.offset() + 1;
        }
      }
      p.sendOffsetsToTransaction(Map.of(read, new OffsetAndMetadata(next)), c.groupMetadata());
      p.commitTransaction();
    }
  }
}
