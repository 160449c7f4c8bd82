package dev.asyncio4j.examples.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.kafka.AutoOffsetReset;
import dev.asyncio4j.kafka.ConsumerOptions;
import dev.asyncio4j.kafka.ConsumerRecord;
import dev.asyncio4j.kafka.FetchOptions;
import dev.asyncio4j.kafka.KafkaConsumer;
import dev.asyncio4j.kafka.KafkaProducer;
import dev.asyncio4j.kafka.ProducerOptions;
import dev.asyncio4j.kafka.TopicPartition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commits by hand, for at least once. Python: {@code 02_commit.py}. */
public final class Commit {
  private static final FetchOptions SHORT = FetchOptions.defaults().timeout(Duration.ofMillis(300));

  private Commit() {}

  /** Runs the program. */
  public static void main(String... args) {
    run(async(Commit::all));
  }

  private static void all() {
    var topic = Show.topic("commit");
    var tp = new TopicPartition(topic, 0);
    var sending =
        ProducerOptions.defaults()
            .bootstrapServers(Show.broker())
            .<Integer>valueSerializer(v -> Integer.toString(v).getBytes(UTF_8));
    KafkaProducer.with(
        sending,
        producer -> {
          for (int i = 0; i < 10; i++) await(producer.sendAndWait(topic, i));
        });
    var reading =
        ConsumerOptions.defaults()
            .bootstrapServers(Show.broker())
            .groupId("g-" + topic)
            .autoCommit(false)
            .autoOffsetReset(AutoOffsetReset.EARLIEST)
            .<Integer>valueDeserializer(v -> Integer.parseInt(new String(v, UTF_8)));
    KafkaConsumer.with(
        reading,
        c -> {
          first(c, tp);
        },
        topic);
    KafkaConsumer.with(
        reading,
        c -> {
          second(c, tp);
        },
        topic);
  }

  private static @Nullable Integer value(KafkaConsumer<byte[], Integer> c) {
    return await(c.getOne()).value();
  }

  private static String position(KafkaConsumer<byte[], Integer> c, TopicPartition tp) {
    return " " + await(c.position(tp)) + " ";
  }

  private static void first(KafkaConsumer<byte[], Integer> c, TopicPartition tp) {
    var values = new ArrayList<Integer>();
    for (int i = 0; i < 6; i++) values.add(value(c));
    System.out.println(values + position(c, tp) + Show.number(await(c.committed(tp))));
    await(c.commit(tp, 4));
    System.out.println(Show.number(await(c.committed(tp))));
  }

  private static void second(KafkaConsumer<byte[], Integer> c, TopicPartition tp) {
    var limits = FetchOptions.defaults().timeout(Duration.ofSeconds(5)).maxRecords(3);
    var batch = await(c.getMany(limits)).get(tp);
    var values = batch.stream().map(ConsumerRecord::value).toList();
    System.out.println(values + position(c, tp) + Show.number(c.highwater(tp)));
    await(c.commit());
    System.out.println(Show.number(await(c.committed(tp))));
    c.seek(tp, 2);
    System.out.println(value(c));
    await(c.seekToEnd(tp));
    System.out.println(await(c.getMany(SHORT)));
    await(c.seekToBeginning(tp));
    var beginnings = Show.truth(await(c.beginningOffsets(List.of(tp))).equals(Map.of(tp, 0L)));
    var ends = await(c.endOffsets(List.of(tp)));
    System.out.println(value(c) + " " + beginnings + " " + ends.get(tp));
    c.pause(tp);
    System.out.println(c.paused().size() + " " + await(c.getMany(SHORT)));
    c.resume(tp);
    System.out.println(value(c));
  }
}
