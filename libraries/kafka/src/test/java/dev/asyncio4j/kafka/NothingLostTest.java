package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.kafka.Local.createTopic;
import static dev.asyncio4j.kafka.Local.joined;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.member;
import static dev.asyncio4j.kafka.Local.sender;
import static dev.asyncio4j.kafka.Local.topic;
import static dev.asyncio4j.kafka.Local.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NothingLeftBehind.class)
@Timeout(600)
class NothingLostTest {
  /** The records that go through a rebalance; more, such as a million, by the property. */
  private static final int RECORDS = Integer.getInteger("asyncio4j.kafka.records", 30_000);

  private static final int PARTITIONS = 4;

  @BeforeAll
  @Timeout(300)
  static void broker() {
    TestBroker.shared();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"classic", "cooperative", "consumer"})
  @DisplayName(
      "K-02, K-03 records that come while members join and leave are taken once each, in order")
  void nothingLost(String protocol) {
    var topic = topic("rebalanced");
    var group = member("g-" + topic);
    var options =
        switch (protocol) {
          case "cooperative" -> group.assignor(Assignor.COOPERATIVE);
          case "consumer" -> group.heartbeatInterval(null).groupProtocol(GroupProtocol.CONSUMER);
          default -> group;
        };
    live(
        () -> {
          createTopic(topic, PARTITIONS);
          fill(topic);
          var seen = new Seen();
          var a = joined(options, topic, null);
          var first = createTask(seen.readAll(a));
          until(() -> seen.count > RECORDS / 10);
          var b = joined(options, topic, null);
          var second = createTask(seen.readAll(b));
          until(() -> b.assignment().size() > 0 && seen.count > RECORDS / 4);
          await(a.stop());
          await(first);
          until(() -> seen.count >= RECORDS);
          await(b.stop());
          await(second);
          assertThat(seen.count).isEqualTo(RECORDS);
          assertThat(seen.total()).as("each of them").isEqualTo(RECORDS);
          assertThat(seen.disorder).isZero();
        });
  }

  private static void fill(String topic) {
    KafkaProducer.with(
        sender().linger(Duration.ofMillis(5)),
        p -> {
          for (int i = 0; i < RECORDS; i++) {
            var sent =
                await(p.send(Message.<String, String>of(topic, "x").partition(i % PARTITIONS)));
            if (i < PARTITIONS) await(sent); // the partition is new: see Local.sendNumbers
          }
          await(p.flush());
        });
  }

  /** The places of the records that were taken. */
  private static final class Seen {
    final List<BitSet> places = new ArrayList<>();
    int count;
    int disorder;

    Seen() {
      for (int i = 0; i < PARTITIONS; i++) places.add(new BitSet());
    }

    int total() {
      return places.stream().mapToInt(BitSet::cardinality).sum();
    }

    Coroutine<@Nullable Void> readAll(KafkaConsumer<String, String> consumer) {
      return async(
          () -> {
            for (var each : each(consumer)) {
              var place = places.get(each.partition());
              if (each.offset() < place.length()) disorder++;
              place.set((int) each.offset());
              count++;
              if (count % 1_000 == 0) await(sleep(Duration.ZERO));
            }
          });
    }
  }
}
