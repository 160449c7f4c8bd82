package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.kafka.Local.createTopic;
import static dev.asyncio4j.kafka.Local.joined;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.member;
import static dev.asyncio4j.kafka.Local.partition;
import static dev.asyncio4j.kafka.Local.sendNumbers;
import static dev.asyncio4j.kafka.Local.take;
import static dev.asyncio4j.kafka.Local.topic;
import static dev.asyncio4j.kafka.Local.until;
import static dev.asyncio4j.testing.Virtual.reports;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class RebalanceTest {
  private static final int PARTITIONS = 4;

  @BeforeAll
  @Timeout(300)
  static void broker() {
    TestBroker.shared();
  }

  /** Tells of what it hears, after a pass of the loop each. */
  private static class Telling implements RebalanceListener {
    final Trail trail = Trail.create();
    final String name;

    Telling(String name) {
      this.name = name;
    }

    void heard(String what, Set<TopicPartition> partitions) {
      trail.add(name + " " + what + " " + partitions.size());
    }

    @Override
    public Coroutine<@Nullable Void> partitionsRevoked(Set<TopicPartition> partitions) {
      return async(
          () -> {
            await(sleep(Duration.ZERO));
            heard("revoked", partitions);
          });
    }

    @Override
    public Coroutine<@Nullable Void> partitionsAssigned(Set<TopicPartition> partitions) {
      return async(
          () -> {
            await(sleep(Duration.ZERO));
            heard("assigned", partitions);
          });
    }
  }

  @Test
  @DisplayName(
      "K-10 a listener hears of partitions before their records come, and as they go, in order")
  void listener() {
    var topic = topic("listener");
    live(
        () -> {
          createTopic(topic, PARTITIONS);
          var one = new Telling("one");
          var two = new Telling("two");
          try (var a = joined(member("g-" + topic), topic, one)) {
            one.trail.assertIs("one assigned 4");
            try (var b = joined(member("g-" + topic), topic, two)) {
              until(() -> a.assignment().size() == 2 && b.assignment().size() == 2);
              until(() -> one.trail.lines().size() == 3);
              one.trail.assertIs("one assigned 4", "one revoked 4", "one assigned 2");
              two.trail.assertIs("two assigned 2");
            }
            until(() -> a.assignment().size() == 4);
          }
          assertThat(one.trail.lines()).endsWith("one assigned 4", "one revoked 4");
          assertThat(two.trail.lines()).endsWith("two revoked 2");
        });
  }

  @Test
  @DisplayName(
      "K-11 in a listener positions can be asked for, moved and committed; one that fails is told")
  void calls() {
    var topic = topic("calls");
    live(
        () -> {
          sendNumbers(topic, 10);
          var reports = reports();
          var c = KafkaConsumer.create(member("g-" + topic).autoCommit(false));
          var trail = Trail.create();
          c.subscribe(
              List.of(topic),
              new RebalanceListener() {
                @Override
                public Coroutine<@Nullable Void> partitionsAssigned(Set<TopicPartition> all) {
                  return async(
                      () -> {
                        trail.add(await(c.position(partition(topic))));
                        c.seek(partition(topic), 4);
                        await(c.commit(partition(topic), 3));
                        trail.add(await(c.committed(partition(topic))).getAsLong());
                        assertThatThrownBy(() -> await(c.stop()))
                            .isInstanceOf(IllegalStateException.class);
                        throw new IllegalArgumentException("a fault of the listener");
                      });
                }

                @Override
                public Coroutine<@Nullable Void> partitionsRevoked(Set<TopicPartition> all) {
                  return async(() -> await(c.commit()));
                }
              });
          await(c.start());
          trail.assertIs(0L, 3L);
          assertThat(reports).hasSize(1);
          assertThat(reports.get(0).exception()).hasMessage("a fault of the listener");
          assertThat(take(c, 2)).containsExactly("4", "5");
          await(c.stop());
          try (var next = joined(member("g-" + topic), topic, null)) {
            assertThat(take(next, 1)).as("the last commit was the listener's").containsExactly("6");
          }
        });
  }

  @Test
  @DisplayName("K-10 no record comes before assigned has ended, nor once revoked has begun")
  void records() {
    var topic = topic("records");
    live(
        () -> {
          createTopic(topic, PARTITIONS);
          sendNumbers(topic, 10);
          var trail = Trail.create();
          var a = KafkaConsumer.create(member("g-" + topic));
          a.subscribe(List.of(topic), looking(a, trail));
          await(a.start());
          trail.assertIs("assigned {}");
          assertThat(take(a, 1)).containsExactly("0");
          assertThat(a.toString()).as("what was fetched").contains("buffered=9");
          try (a;
              var b = joined(member("g-" + topic), topic, null)) {
            until(() -> trail.lines().size() == 3);
            trail.assertIs("assigned {}", "revoked {}", "assigned {}");
            var owner = a.assignment().contains(partition(topic)) ? a : b;
            assertThat(take(owner, 9)).startsWith("1").endsWith("9");
          }
        });
  }

  /** A listener that looks for records. */
  private static RebalanceListener looking(KafkaConsumer<String, String> consumer, Trail trail) {
    var some = FetchOptions.defaults().timeout(Duration.ofMillis(20));
    return new RebalanceListener() {
      @Override
      public Coroutine<@Nullable Void> partitionsAssigned(Set<TopicPartition> all) {
        return async(() -> trail.add("assigned " + await(consumer.getMany(some))));
      }

      @Override
      public Coroutine<@Nullable Void> partitionsRevoked(Set<TopicPartition> all) {
        return async(() -> trail.add("revoked " + await(consumer.getMany(some))));
      }
    };
  }

  /** Hangs, until it was cancelled in time: a machine that is busy may be late, and then again. */
  private static final class Hanging implements RebalanceListener {
    private final Duration limit;
    private boolean inTime;

    Hanging(Duration limit) {
      this.limit = limit;
    }

    @Override
    public Coroutine<@Nullable Void> partitionsAssigned(Set<TopicPartition> all) {
      return async(
          () -> {
            if (inTime) return;
            var loop = getRunningLoop();
            var start = loop.time();
            try {
              await(sleep(Duration.ofHours(1)));
            } finally {
              inTime = loop.time().minus(start).compareTo(limit) < 0;
            }
          });
    }
  }

  @Test
  @DisplayName(
      "K-11 a listener that hangs is cancelled and told before Kafka gives the member up, and the"
          + " rebalance goes on")
  void hangs() {
    var topic = topic("hangs");
    live(
        () -> {
          sendNumbers(topic, 1);
          var reports = reports();
          var interval = Duration.ofSeconds(2);
          var hanging = new Hanging(interval);
          var options = member("g-" + topic).maxPollInterval(interval);
          try (var c = joined(options, topic, hanging)) {
            until(() -> hanging.inTime);
            assertThat(take(c, 1)).containsExactly("0");
            assertThat(reports.get(0).exception()).isInstanceOf(AsyncTimeoutException.class);
          }
        });
  }

  @Test
  @DisplayName(
      "K-34 a static member that comes back soon has its partitions again, without a rebalance")
  void staticMembers() {
    var topic = topic("static");
    live(
        () -> {
          createTopic(topic, PARTITIONS);
          var group = member("g-" + topic);
          var other = new Telling("other");
          try (var b = joined(group.groupInstanceId("b"), topic, other)) {
            var a = joined(group.groupInstanceId("a"), topic, null);
            until(() -> b.assignment().size() == 2 && a.assignment().size() == 2);
            until(() -> other.trail.lines().size() == 3);
            var before = a.assignment();
            int heard = other.trail.lines().size();
            await(a.stop());
            try (var again = joined(group.groupInstanceId("a"), topic, null)) {
              assertThat(again.assignment()).isEqualTo(before);
              assertThat(other.trail.lines()).hasSize(heard);
              assertThat(again.groupMetadata().instance()).contains("a");
            }
          }
        });
  }

  @Test
  @DisplayName("K-14 another subscription may come while it runs")
  void resubscribes() {
    var topic = topic("first");
    var next = topic("next");
    live(
        () -> {
          sendNumbers(topic, 3);
          sendNumbers(next, 3);
          try (var c = joined(member("g-" + topic), topic, null)) {
            take(c, 1);
            c.subscribe(List.of(next));
            var record = await(c.getOne());
            assertThat(record.topic()).isEqualTo(next);
            assertThat(c.subscription()).containsExactly(next);
            c.unsubscribe();
            assertThat(c.assignment()).isEmpty();
            assertThat(await(c.getMany(FetchOptions.defaults()))).isEmpty();
          }
        });
  }

  @Test
  @DisplayName("K-01 a stop ends a reader that waits inside a group")
  void stopEndsReader() {
    var topic = topic("waiting");
    live(
        () -> {
          createTopic(topic, 1);
          var c = joined(member("g-" + topic), topic, null);
          Task<ConsumerRecord<String, String>> waiting = createTask(c.getOne());
          await(sleep(Duration.ofMillis(20)));
          await(c.stop());
          assertThatThrownBy(() -> await(waiting)).isInstanceOf(ConsumerStoppedException.class);
        });
  }
}
