package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.kafka.Local.LONG;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.member;
import static dev.asyncio4j.kafka.Local.partition;
import static dev.asyncio4j.kafka.Local.reader;
import static dev.asyncio4j.kafka.Local.sendNumbers;
import static dev.asyncio4j.kafka.Local.sender;
import static dev.asyncio4j.kafka.Local.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Failures of Kafka's clients, and of a user's functions in them, that are no plain exceptions. */
@ExtendWith(NothingLeftBehind.class)
class ClientErrorsTest {
  @BeforeAll
  @Timeout(300)
  static void broker() {
    TestBroker.shared();
  }

  /** A client whose polls fail by an error of the JVM. */
  private static final class Broken extends MockConsumer<byte[], byte[]> {
    Broken() {
      super("earliest");
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      throw new UnsatisfiedLinkError("no codec");
    }
  }

  @Test
  @DisplayName("K-09 an error that ends a consumer's thread fails each taker, and is logged")
  void poll() {
    var topic = topic("broken");
    live(
        () -> {
          try (var log = new LogCapture();
              var c = new KafkaConsumerImpl<>(reader(), config -> new Broken())) {
            c.assign(List.of(partition(topic)));
            await(c.start());
            for (int i = 0; i < 2; i++)
              assertThatThrownBy(() -> await(waitFor(c.getOne(), LONG)))
                  .isInstanceOf(UnsatisfiedLinkError.class);
            assertThatThrownBy(() -> await(waitFor(c.topics(), LONG)))
                .isInstanceOf(UnsatisfiedLinkError.class);
            assertThat(log.messages().toString()).contains("no codec");
          }
        });
  }

  /** A client of a member that another one of the same name has replaced. */
  private static final class Fenced extends MockConsumer<byte[], byte[]> {
    Fenced(String topic) {
      super("earliest");
      var kafka = Convert.kafka(partition(topic));
      updateBeginningOffsets(Map.of(kafka, 0L));
      schedulePollTask(
          () ->
              addRecord(
                  new org.apache.kafka.clients.consumer.ConsumerRecord<>(
                      topic, 0, 0, null, "x".getBytes())));
    }

    @Override
    public synchronized void commitAsync(
        Map<org.apache.kafka.common.TopicPartition, OffsetAndMetadata> offsets,
        OffsetCommitCallback callback) {
      throw new FencedInstanceIdException("another member has this name");
    }
  }

  @Test
  @DisplayName("K-12 an automatic commit that is refused fails the taker")
  void commit() {
    var topic = topic("fenced");
    var options = member("g-" + topic).autoCommitInterval(Duration.ofMillis(20));
    live(
        () -> {
          try (var c = new KafkaConsumerImpl<>(options, config -> new Fenced(topic))) {
            c.assign(List.of(partition(topic)));
            await(c.start());
            assertThat(await(waitFor(c.getOne(), LONG)).value()).isEqualTo("x");
            assertThatThrownBy(() -> await(waitFor(c.getOne(), LONG)))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("another member has this name");
          }
        });
  }

  @Test
  @DisplayName("K-20 a partitioner that fails by an error fails its message alone")
  void partitioner() {
    var topic = topic("partitioner");
    live(
        () ->
            await(
                waitFor(
                    async(
                        () ->
                            KafkaProducer.with(
                                sender()
                                    .partitioner(
                                        (to, key, all, available) -> {
                                          if (key != null) throw new AssertionError("no place");
                                          return 0;
                                        }),
                                p -> {
                                  await(p.sendAndWait(topic, "first"));
                                  var bad = Message.of(topic, "bad").key("bad");
                                  assertThatThrownBy(() -> await(p.sendAndWait(bad)))
                                      .isInstanceOf(KafkaException.class)
                                      .hasMessageContaining("no place");
                                  assertThat(await(p.sendAndWait(topic, "next")).offset())
                                      .isEqualTo(1);
                                  await(p.flush());
                                })),
                    LONG)));
  }

  @Test
  @DisplayName("K-20 a partition that a topic has not fails the message of its partitioner at once")
  void noPartition() {
    var topic = topic("partition");
    live(
        () ->
            KafkaProducer.with(
                sender().partitioner((to, key, all, available) -> key == null ? 0 : 7),
                p -> {
                  await(p.sendAndWait(topic, "first"));
                  var bad = Message.of(topic, "bad").key("bad");
                  assertThatThrownBy(() -> await(p.sendAndWait(bad)))
                      .isInstanceOf(IllegalArgumentException.class)
                      .hasMessageContaining("partition 7 of " + topic + ", which has [0]");
                }));
  }

  @Test
  @DisplayName("K-17 a deserializer that fails by an error loses none of the records before it")
  void deserializer() {
    var topic = topic("deserializer");
    live(
        () -> {
          sendNumbers(topic, 4);
          var options =
              reader()
                  .valueDeserializer(
                      bytes -> {
                        var value = new String(bytes);
                        if (value.equals("2")) throw new AssertionError("no value");
                        return value;
                      });
          KafkaConsumer.with(
              options,
              c -> {
                var all = FetchOptions.defaults().timeout(LONG);
                var got = new ArrayList<String>();
                while (got.size() < 2)
                  for (var each : await(c.getMany(all)).get(partition(topic)))
                    got.add(each.value());
                assertThat(got).containsExactly("0", "1");
                assertThatThrownBy(() -> await(c.getMany(all)))
                    .isInstanceOfSatisfying(
                        SerializationFailedException.class,
                        e -> assertThat(e.offset()).isEqualTo(2));
              },
              topic);
        });
  }

  /** A client that nobody tells the position in partition 0. */
  private static final class Untold extends MockConsumer<byte[], byte[]> {
    Untold(List<org.apache.kafka.common.TopicPartition> partitions) {
      super("earliest");
      for (var each : partitions) updateBeginningOffsets(Map.of(each, 0L));
    }

    @Override
    public synchronized long position(
        org.apache.kafka.common.TopicPartition partition, Duration timeout) {
      if (partition.partition() == 0) throw new TimeoutException("no leader");
      return super.position(partition, timeout);
    }
  }

  @Test
  @DisplayName("K-02 a seek to an end that fails for one partition silences none")
  void seekToEdge() {
    var first = partition(topic("untold"));
    var second = new TopicPartition(first.topic(), 1);
    var both = List.of(Convert.kafka(first), Convert.kafka(second));
    live(
        () -> {
          var client = new Untold(both);
          try (var c = new KafkaConsumerImpl<>(reader(), config -> client)) {
            c.assign(List.of(first, second));
            await(c.start());
            assertThatThrownBy(() -> await(c.seekToBeginning(first, second)))
                .isInstanceOf(KafkaTimeoutException.class)
                .hasMessageContaining("no leader");
            client.schedulePollTask(
                () -> {
                  for (var each : both)
                    client.addRecord(
                        new org.apache.kafka.clients.consumer.ConsumerRecord<>(
                            each.topic(), each.partition(), 0, null, "x".getBytes()));
                });
            for (var each : List.of(second, first))
              assertThat(await(waitFor(c.getOne(each), LONG)).value()).isEqualTo("x");
          }
        });
  }
}
