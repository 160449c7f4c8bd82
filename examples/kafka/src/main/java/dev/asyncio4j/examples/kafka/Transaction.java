package dev.asyncio4j.examples.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.kafka.AutoOffsetReset;
import dev.asyncio4j.kafka.ConsumerOptions;
import dev.asyncio4j.kafka.Isolation;
import dev.asyncio4j.kafka.KafkaConsumer;
import dev.asyncio4j.kafka.KafkaException;
import dev.asyncio4j.kafka.KafkaProducer;
import dev.asyncio4j.kafka.OffsetAndMetadata;
import dev.asyncio4j.kafka.ProducerOptions;
import dev.asyncio4j.kafka.TopicPartition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Records and offsets, all or nothing. Python: {@code 03_transaction.py}. */
public final class Transaction {
  private final String in = Show.topic("in");
  private final String out = Show.topic("out");
  private final ProducerOptions<byte[], byte[]> plain =
      ProducerOptions.defaults().bootstrapServers(Show.broker());

  private Transaction() {}

  /** Runs the program. */
  public static void main(String... args) {
    run(async(() -> new Transaction().all()));
  }

  private void all() {
    var producer = transactional();
    await(producer.start());
    try {
      await(producer.send(out, Show.bytes("outside")));
    } catch (KafkaException e) {
      System.out.println(Show.error(e));
    }
    aborts(producer);
    System.out.println(
        Show.list(read(2, Isolation.READ_COMMITTED))
            + " "
            + Show.list(read(4, Isolation.READ_UNCOMMITTED)));
    moves(producer);
    System.out.println(Show.list(read(4, Isolation.READ_COMMITTED)));
    fences(producer);
    await(producer.stop());
  }

  private KafkaProducer<byte[], byte[]> transactional() {
    return KafkaProducer.create(plain.transactionalId("t-" + out));
  }

  private ConsumerOptions<byte[], byte[]> reading() {
    return ConsumerOptions.defaults()
        .bootstrapServers(Show.broker())
        .autoOffsetReset(AutoOffsetReset.EARLIEST);
  }

  private List<byte[]> read(int count, Isolation isolation) {
    return KafkaConsumer.with(
        reading().isolation(isolation),
        c -> {
          var values = new ArrayList<byte[]>();
          for (int i = 0; i < count; i++) values.add(await(c.getOne()).value());
          return values;
        },
        out);
  }

  private void put(KafkaProducer<byte[], byte[]> producer, String value) {
    await(producer.sendAndWait(out, Show.bytes(value)));
  }

  private void aborts(KafkaProducer<byte[], byte[]> producer) {
    producer.transaction(() -> put(producer, "one"));
    try {
      producer.transaction(
          () -> {
            put(producer, "two");
            throw new IllegalArgumentException("no");
          });
    } catch (IllegalArgumentException e) {
      System.out.println("aborted: " + e.getMessage());
    }
    await(producer.beginTransaction());
    put(producer, "three");
    await(producer.abortTransaction());
    producer.transaction(() -> put(producer, "four"));
  }

  private void moves(KafkaProducer<byte[], byte[]> producer) {
    KafkaProducer.with(
        plain,
        p -> {
          for (int i = 0; i < 4; i++) await(p.sendAndWait(in, Show.bytes("" + i)));
        });
    KafkaConsumer.with(
        reading().groupId("g-" + in).autoCommit(false),
        consumer -> {
          for (boolean ok : new boolean[] {false, true}) move(producer, consumer, ok);
        },
        in);
  }

  private void move(
      KafkaProducer<byte[], byte[]> producer, KafkaConsumer<byte[], byte[]> consumer, boolean ok) {
    var tp = new TopicPartition(in, 0);
    await(producer.beginTransaction());
    long next = 0;
    for (int i = 0; i < 2; i++) {
      var m = await(consumer.getOne());
      put(producer, "got " + Show.text(m.value()));
      next = m.offset() + 1;
    }
    var offsets = Map.of(tp, OffsetAndMetadata.of(next));
    await(producer.sendOffsetsToTransaction(offsets, "g-" + in));
    if (ok) {
      await(producer.commitTransaction());
      while (await(consumer.committed(tp)).isEmpty()) await(sleep(Duration.ofMillis(50)));
    } else {
      await(producer.abortTransaction());
      consumer.seek(tp, 0);
    }
    System.out.println(Show.number(await(consumer.committed(tp))));
  }

  private void fences(KafkaProducer<byte[], byte[]> producer) {
    var newer = transactional();
    await(newer.start());
    try {
      producer.transaction(() -> put(producer, "late"));
    } catch (KafkaException e) {
      System.out.println(Show.error(e));
    }
    newer.transaction(() -> put(newer, "newer"));
    System.out.println(Show.bytes(read(5, Isolation.READ_COMMITTED).get(4)));
    await(newer.stop());
  }
}
