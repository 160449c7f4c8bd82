package dev.asyncio4j.examples.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.VoidBody;
import dev.asyncio4j.kafka.AutoOffsetReset;
import dev.asyncio4j.kafka.ConsumerOptions;
import dev.asyncio4j.kafka.FetchOptions;
import dev.asyncio4j.kafka.KafkaConsumer;
import dev.asyncio4j.kafka.KafkaProducer;
import dev.asyncio4j.kafka.ProducerOptions;
import dev.asyncio4j.kafka.TopicPartition;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Errors, each by its name. Python: {@code 06_errors.py}. */
public final class Errors {
  private final String topic = Show.topic("errors");
  private final TopicPartition tp = new TopicPartition(topic, 0);
  private final TopicPartition stranger = new TopicPartition(topic, 7);
  private final ProducerOptions<byte[], byte[]> sending =
      ProducerOptions.defaults().bootstrapServers(Show.broker());
  private final ConsumerOptions<byte[], byte[]> reading =
      ConsumerOptions.defaults().bootstrapServers(Show.broker());

  private Errors() {}

  /** Runs the program. */
  public static void main(String... args) {
    run(
        async(
            () -> {
              var errors = new Errors();
              errors.producers();
              errors.groupless();
              errors.member();
            }));
  }

  private static void tell(String what, VoidBody call) {
    try {
      call.run();
      System.out.println(what + " well");
    } catch (Exception e) {
      System.out.println(what + " " + Show.error(e));
    }
  }

  private void producers() {
    tell("acks=2:", () -> KafkaProducer.create(sending.acks(2)));
    tell("acks=1, idempotent:", () -> KafkaProducer.create(sending.acks(1).idempotence(true)));
    var away = KafkaProducer.create(sending.bootstrapServers("127.0.0.1:1"));
    tell("nobody there:", () -> await(away.start()));
    await(away.stop());
    var p = KafkaProducer.create(sending.maxRequestSize(1_000));
    await(p.start());
    tell("large:", () -> await(p.send(topic, new byte[1_000])));
    tell("no id:", () -> await(p.beginTransaction()));
    for (int i = 0; i < 3; i++) await(p.sendAndWait(topic, Show.bytes("" + i)));
    await(p.stop());
    tell("closed:", () -> await(p.send(topic, Show.bytes("late"))));
  }

  private void groupless() {
    var c = KafkaConsumer.create(reading.autoOffsetReset(AutoOffsetReset.NONE));
    await(c.start());
    c.assign(List.of(tp));
    tell("no position:", () -> await(c.getOne()));
    c.seek(tp, 99);
    tell("out of range:", () -> await(c.getOne()));
    c.seek(tp, 1);
    System.out.println(Show.bytes(await(c.getOne()).value()));
    tell("seek of -1:", () -> c.seek(tp, -1));
    tell("seek of a stranger:", () -> c.seek(stranger, 1));
    tell("position of a stranger:", () -> await(c.position(stranger)));
    tell("none at most:", () -> await(c.getMany(FetchOptions.defaults().maxRecords(0))));
    var early = Map.of(tp, Instant.ofEpochMilli(-1));
    tell("before 1970:", () -> await(c.offsetsForTimes(early)));
    tell("without a group:", () -> await(c.commit()));
    tell("topics beside partitions:", () -> c.subscribe(List.of(topic)));
    await(c.stop());
    tell("stopped:", () -> await(c.getOne()));
  }

  private void member() {
    var c = KafkaConsumer.create(reading.groupId("g-" + topic).autoCommit(false));
    await(c.start());
    tell("nothing subscribed:", () -> await(c.commit()));
    c.assign(List.of(tp));
    tell("a stranger's offset:", () -> await(c.commit(stranger, 1)));
    await(c.stop());
  }
}
