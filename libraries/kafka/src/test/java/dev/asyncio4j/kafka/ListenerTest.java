package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.kafka.Local.LONG;
import static dev.asyncio4j.kafka.Local.joined;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.member;
import static dev.asyncio4j.kafka.Local.partition;
import static dev.asyncio4j.kafka.Local.sendNumbers;
import static dev.asyncio4j.kafka.Local.take;
import static dev.asyncio4j.kafka.Local.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.testing.Trail;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of a consumer while a rebalance waits for its listener. */
@ExtendWith(NothingLeftBehind.class)
class ListenerTest {
  @BeforeAll
  @Timeout(300)
  static void broker() {
    TestBroker.shared();
  }

  /** Lets a rebalance wait before partitions are given away. */
  private static final class Slow implements RebalanceListener {
    final Event entered = Event.create();
    final Event leave = Event.create();

    @Override
    public Coroutine<@Nullable Void> partitionsRevoked(Set<TopicPartition> all) {
      return async(
          () -> {
            entered.set();
            await(leave.await());
          });
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("K-02, K-14 a seek behind an assign has its effect, also if a rebalance waits")
  void seekBehindAssign(boolean toBeginning) {
    var topic = topic("left");
    var other = topic("other");
    live(
        () -> {
          sendNumbers(topic, 1);
          sendNumbers(other, 10);
          var slow = new Slow();
          try (var c = joined(member("g-" + topic), topic, slow)) {
            c.subscribe(List.of(topic, other), slow);
            await(slow.entered.await());
            c.unsubscribe();
            c.assign(List.of(partition(other)));
            c.seek(partition(other), 5);
            var seeking = toBeginning ? createTask(c.seekToBeginning()) : null;
            await(c.topics()); // the thread makes calls, and has come to those before
            slow.leave.set();
            if (seeking != null) await(waitFor(seeking, LONG));
            var record = await(waitFor(c.getOne(), LONG));
            assertThat(record.topic()).isEqualTo(other);
            assertThat(record.value()).isEqualTo(toBeginning ? "0" : "5");
          }
        });
  }

  @Test
  @DisplayName("K-11 a listener that asks of what it has just assigned is told so, and hangs not")
  void asksBehindAssign() {
    var topic = topic("left");
    var p = partition(topic("other"));
    live(
        () -> {
          sendNumbers(topic, 1);
          sendNumbers(p.topic(), 3);
          var c = KafkaConsumer.create(member("g-" + topic));
          var trail = Trail.create();
          var listener =
              new RebalanceListener() {
                @Override
                public Coroutine<@Nullable Void> partitionsAssigned(Set<TopicPartition> all) {
                  return async(
                      () -> {
                        c.unsubscribe();
                        c.assign(List.of(p));
                        for (var asked : List.of(c.position(p), c.seekToBeginning(p)))
                          assertThatThrownBy(() -> await(asked))
                              .isInstanceOf(IllegalStateException.class)
                              .hasMessageContaining("come once it has ended");
                        c.seek(p, 2);
                        trail.add("assigned");
                      });
                }
              };
          c.subscribe(List.of(topic), listener);
          try (c) {
            await(c.start());
            trail.assertIs("assigned");
            assertThat(await(waitFor(c.getOne(), LONG)).value()).isEqualTo("2");
          }
        });
  }

  @Test
  @DisplayName("K-11 tasks that a listener starts may call as it may, also at a start and a stop")
  void children() {
    var topic = topic("children");
    live(
        () -> {
          sendNumbers(topic, 3);
          var options = member("g-" + topic).autoCommit(false);
          var c = KafkaConsumer.create(options);
          var trail = Trail.create();
          c.subscribe(
              List.of(topic),
              new RebalanceListener() {
                @Override
                public Coroutine<@Nullable Void> partitionsAssigned(Set<TopicPartition> all) {
                  return async(
                      () -> trail.add(await(gather(all.stream().map(c::committed).toList()))));
                }

                @Override
                public Coroutine<@Nullable Void> partitionsRevoked(Set<TopicPartition> all) {
                  return async(
                      () -> {
                        await(createTask(c.commit(partition(topic), 2)));
                        trail.add("committed");
                      });
                }
              });
          await(c.start());
          take(c, 1);
          await(c.stop());
          trail.assertIs(List.of(OptionalLong.empty()), "committed");
          try (var next = joined(options, topic, null)) {
            assertThat(take(next, 1)).containsExactly("2");
          }
        });
  }
}
