package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.kafka.Local.LONG;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.partition;
import static dev.asyncio4j.kafka.Local.reader;
import static dev.asyncio4j.kafka.Local.send;
import static dev.asyncio4j.kafka.Local.sendNumbers;
import static dev.asyncio4j.kafka.Local.sender;
import static dev.asyncio4j.kafka.Local.take;
import static dev.asyncio4j.kafka.Local.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class ReadEdgesTest {
  private static final Duration SHORT = Duration.ofMillis(100);

  @BeforeAll
  @Timeout(300)
  static void broker() {
    TestBroker.shared();
  }

  private static FetchOptions upTo(Duration limit) {
    return FetchOptions.defaults().timeout(limit);
  }

  @Test
  @DisplayName("K-14 topics, pattern and partitions exclude each other; a pattern finds new topics")
  void subscriptions() {
    var base = topic("pattern");
    live(
        () -> {
          send(base + "-a", "one");
          var c = KafkaConsumer.create(reader().metadataMaxAge(Duration.ofMillis(200)));
          assertThat(c.subscription()).isEmpty();
          try (c) {
            c.subscribe(Pattern.compile(base + ".*"), null);
            await(c.start());
            assertThat(take(c, 1)).containsExactly("one");
            send(base + "-b", "two");
            assertThat(take(c, 1)).containsExactly("two");
            assertThat(c.subscription()).containsExactlyInAnyOrder(base + "-a", base + "-b");
            assertThatThrownBy(() -> c.subscribe(List.of("x")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mutually exclusive");
            assertThatThrownBy(() -> c.assign(List.of(partition("x"))))
                .isInstanceOf(IllegalStateException.class);
            c.unsubscribe();
            assertThat(c.assignment()).isEmpty();
            c.subscribe(List.of(base + "-b"));
            assertThat(take(c, 1)).containsExactly("two");
            assertThat(c.partitionsForTopic(base + "-b")).containsExactly(0);
            assertThat(await(c.topics())).contains(base + "-a", base + "-b");
            assertThatThrownBy(() -> c.subscribe(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
          }
        });
  }

  @Test
  @DisplayName("K-16 without a policy the taker hears that there is no position; a seek mends it")
  void noPosition() {
    var topic = topic("none");
    live(
        () -> {
          sendNumbers(topic, 3);
          KafkaConsumer.with(
              reader().autoOffsetReset(AutoOffsetReset.NONE),
              c -> {
                assertThatThrownBy(() -> await(c.getOne()))
                    .isInstanceOf(NoOffsetForPartitionException.class)
                    .hasMessageContaining(topic + "-0");
                c.seek(partition(topic), 1);
                assertThat(take(c, 2)).containsExactly("1", "2");
                c.seek(partition(topic), 77);
                assertThatThrownBy(() -> await(c.getOne()))
                    .isInstanceOfSatisfying(
                        OffsetOutOfRangeException.class,
                        e -> assertThat(e.offsets()).containsEntry(partition(topic), 77L));
                c.seek(partition(topic), 0);
                assertThat(take(c, 1)).containsExactly("0");
              },
              topic);
          KafkaConsumer.with(
              reader(),
              c -> {
                take(c, 1);
                c.seek(partition(topic), 77);
                assertThat(take(c, 1)).as("out of range, so by the policy").containsExactly("0");
              },
              topic);
        });
  }

  @Test
  @DisplayName("K-17 a record that cannot be read fails each time, until a seek leaves it behind")
  void unreadable() {
    var topic = topic("unreadable");
    live(
        () -> {
          send(topic, "1", "2", "x", "4");
          KafkaConsumer.with(
              reader().<Integer>valueDeserializer(b -> Integer.parseInt(new String(b))),
              c -> {
                assertThat(await(c.getOne()).value()).isEqualTo(1);
                var some = await(c.getMany(upTo(LONG)));
                assertThat(some.get(partition(topic)))
                    .extracting(ConsumerRecord::value)
                    .containsExactly(2);
                for (int i = 0; i < 2; i++)
                  assertThatThrownBy(() -> await(c.getOne()))
                      .isInstanceOfSatisfying(
                          SerializationFailedException.class,
                          e -> {
                            assertThat(e.topicPartition()).isEqualTo(partition(topic));
                            assertThat(e.offset()).isEqualTo(2);
                            assertThat(e).hasCauseInstanceOf(NumberFormatException.class);
                          });
                c.seek(partition(topic), 3);
                assertThat(await(c.getOne()).value()).isEqualTo(4);
              },
              topic);
        });
  }

  @Test
  @DisplayName("K-38 a break leaves nothing waiting, and a stop ends the iteration")
  void iteration() {
    var topic = topic("iteration");
    live(
        () -> {
          send(topic, "a", "b", "c");
          var c = KafkaConsumer.create(reader().iterationTimeout(Duration.ofMillis(20)), topic);
          await(c.start());
          for (var each : each(c)) if (each.value().equals("b")) break;
          var rest = new ArrayList<String>();
          var reading =
              createTask(
                  dev.asyncio4j.Asyncio.async(
                      () -> {
                        for (var each : each(c)) rest.add(each.value());
                      }));
          Local.until(() -> rest.size() == 1);
          await(sleep(Duration.ofMillis(60)));
          assertThat(reading.done()).isFalse();
          await(c.stop());
          await(reading);
          assertThat(rest).containsExactly("c");
          assertThatThrownBy(c::iterator).isInstanceOf(ConsumerStoppedException.class);
        });
  }

  @Test
  @DisplayName("K-18 records that were compacted or deleted leave gaps, which are passed over")
  void gaps() {
    var topic = topic("gaps");
    var p = partition(topic);
    var configs =
        Map.of(
            "cleanup.policy", "compact,delete",
            "segment.ms", "50",
            "min.cleanable.dirty.ratio", "0.001",
            "retention.ms", "-1");
    live(
        () -> {
          Local.admin(
              admin -> {
                await(admin.createTopics(List.of(new NewTopic(topic, 1, 1, configs))));
                KafkaProducer.with(
                    sender(),
                    producer -> {
                      for (int i = 0; i < 6; i++) keyed(producer, topic, "k" + i % 2, "" + i);
                      await(producer.sendAndWait(topic, "k0", null));
                      KafkaConsumer.with(
                          reader(),
                          c -> {
                            compacts(c, producer, p);
                          });
                    });
                assertThat(await(admin.deleteRecords(Map.of(p, 6L)))).containsEntry(p, 6L);
              });
          KafkaConsumer.with(
              reader(), c -> assertThat(await(c.getOne()).offset()).isEqualTo(6), topic);
        });
  }

  private static void keyed(
      KafkaProducer<String, String> producer, String topic, String key, String value) {
    await(producer.sendAndWait(topic, key, value));
  }

  /** Writes on until the broker has compacted what was written first. */
  private static void compacts(
      KafkaConsumer<String, String> c, KafkaProducer<String, String> producer, TopicPartition p) {
    c.assign(List.of(p));
    var offsets = new ArrayList<Long>();
    while (!offsets.equals(List.of(5L, 6L))) {
      await(sleep(Duration.ofMillis(60)));
      keyed(producer, p.topic(), "later", "x");
      c.seek(p, 0);
      offsets.clear();
      for (int i = 0; i < 2; i++) offsets.add(await(c.getOne()).offset());
      assertThat(await(c.position(p))).isEqualTo(offsets.get(1) + 1);
    }
  }

  @Test
  @DisplayName("paused partitions deliver nothing, also of what was fetched")
  void paused() {
    var topic = topic("paused");
    live(
        () -> {
          Local.createTopic(topic, 2);
          KafkaProducer.with(
              sender(),
              p -> {
                for (int i = 0; i < 6; i++)
                  await(p.sendAndWait(Message.<String, String>of(topic, "" + i).partition(i % 2)));
              });
          KafkaConsumer.with(
              reader(),
              c -> {
                var even = partition(topic);
                assertThat(c.assignment()).hasSize(2);
                c.pause(even);
                assertThat(take(c, 3)).containsExactly("1", "3", "5");
                assertThat(await(c.getMany(upTo(SHORT)))).isEmpty();
                assertThat(c.paused()).containsExactly(even);
                c.resume(even);
                assertThat(take(c, 3)).containsExactly("0", "2", "4");
                assertThat(await(c.getMany(upTo(SHORT).partitions(even)))).isEmpty();
              },
              topic);
        });
  }
}
