package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.kafka.Local.LONG;
import static dev.asyncio4j.kafka.Local.joined;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.member;
import static dev.asyncio4j.kafka.Local.partition;
import static dev.asyncio4j.kafka.Local.reader;
import static dev.asyncio4j.kafka.Local.send;
import static dev.asyncio4j.kafka.Local.sendNumbers;
import static dev.asyncio4j.kafka.Local.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.NothingLeftBehind;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Partitions and topics that are left, and read again in the same turn. */
@ExtendWith(NothingLeftBehind.class)
class AgainTest {
  @BeforeAll
  @Timeout(300)
  static void broker() {
    TestBroker.shared();
  }

  private static String next(KafkaConsumer<String, String> consumer) {
    return await(waitFor(consumer.getOne(), LONG)).value();
  }

  @Test
  @DisplayName("K-14 partitions that are assigned again in the same turn are read, from a seek on")
  void assign() {
    var topic = topic("again");
    var other = topic("other");
    var p = partition(topic);
    live(
        () -> {
          sendNumbers(topic, 10);
          sendNumbers(other, 1);
          KafkaConsumer.with(
              reader(),
              c -> {
                c.assign(List.of(p));
                assertThat(next(c)).isEqualTo("0");
                c.unsubscribe();
                c.assign(List.of(p));
                c.seek(p, 5);
                assertThat(next(c)).isEqualTo("5");
                c.assign(List.of(partition(other)));
                c.assign(List.of(p));
                assertThat(next(c)).as("where a new assignment begins").isEqualTo("0");
              });
        });
  }

  @Test
  @DisplayName("K-13 partitions that another assignment leaves are assigned no more, nor committed")
  void assignOther() {
    var topic = topic("left");
    var p = partition(topic);
    var next = partition(topic("next"));
    live(
        () -> {
          sendNumbers(topic, 1);
          send(next.topic(), "next");
          KafkaConsumer.with(
              member("g-" + topic).autoCommit(false),
              c -> {
                c.assign(List.of(p));
                assertThat(next(c)).isEqualTo("0");
                c.assign(List.of(next));
                assertThat(c.assignment()).containsExactly(next);
                await(c.commit());
                assertThatThrownBy(() -> await(c.commit(p, 1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is not assigned");
                assertThatThrownBy(() -> c.seek(p, 0)).isInstanceOf(IllegalStateException.class);
                assertThat(next(c)).isEqualTo("next");
                await(c.commit());
                assertThat(await(c.committed(p))).isEmpty();
                assertThat(await(c.committed(next))).hasValue(1);
              });
        });
  }

  @ParameterizedTest
  @EnumSource(GroupProtocol.class)
  @DisplayName("K-14 topics that are subscribed to again in the same turn are read on")
  void subscribe(GroupProtocol protocol) {
    var topic = topic("again");
    var other = topic("other");
    live(
        () -> {
          sendNumbers(topic, 3);
          send(other, "other");
          var options = member("g-" + topic).assignor(Assignor.COOPERATIVE);
          if (protocol == GroupProtocol.CONSUMER) {
            options = ConsumerOptions.text().groupId("g-" + topic).groupProtocol(protocol);
            options =
                options
                    .bootstrapServers(TestBroker.shared().address())
                    .autoOffsetReset(AutoOffsetReset.EARLIEST);
          }
          try (var c = joined(options, topic, null)) {
            assertThat(next(c)).isEqualTo("0");
            c.subscribe(List.of(other));
            c.subscribe(List.of(topic));
            assertThat(next(c)).isEqualTo("1");
            assertThat(next(c)).isEqualTo("2");
          }
        });
  }
}
