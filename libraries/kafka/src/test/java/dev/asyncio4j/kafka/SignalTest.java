package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.kafka.Local.LONG;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.member;
import static dev.asyncio4j.kafka.Local.partition;
import static dev.asyncio4j.kafka.Local.topic;
import static dev.asyncio4j.kafka.Local.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls that signal to a consumer's thread while its group has a rebalance. */
@ExtendWith(NothingLeftBehind.class)
@Timeout(300)
class SignalTest {
  private final String topic = topic("signal");
  private final String other = topic("other");
  private final Member client = new Member();

  @BeforeAll
  @Timeout(300)
  static void broker() {
    TestBroker.shared();
  }

  /** A client whose rebalances are the test's. A signal ends a commit, as with Kafka's. */
  private static final class Member extends MockConsumer<byte[], byte[]> {
    final Semaphore signals = new Semaphore(0);
    final ConcurrentLinkedQueue<Duration> commits = new ConcurrentLinkedQueue<>();
    private volatile boolean waitsInCommit;
    private volatile boolean isRebalancing;
    private volatile Map<org.apache.kafka.common.TopicPartition, OffsetAndMetadata> lastCommit;

    Member() {
      super("earliest");
    }

    @Override
    public void wakeup() { // that of the base class would wait for the poll
      signals.release();
    }

    /** Gives the member other partitions, each with a record. */
    void rebalance(String value, TopicPartition... partitions) {
      var all = List.of(partitions);
      for (var each : all) updateBeginningOffsets(Map.of(Convert.kafka(each), 0L));
      rebalance(Convert.kafka(all));
      for (var each : all)
        addRecord(
            new org.apache.kafka.clients.consumer.ConsumerRecord<>(
                each.topic(), each.partition(), 0, null, value.getBytes()));
    }

    @Override
    public void commitSync(
        Map<org.apache.kafka.common.TopicPartition, OffsetAndMetadata> offsets, Duration limit) {
      commits.add(limit);
      if (isRebalancing) throw new RebalanceInProgressException("call poll()");
      if (waitsInCommit) signals.acquireUninterruptibly();
      if (waitsInCommit || signals.tryAcquire()) {
        waitsInCommit = false;
        throw new WakeupException();
      }
      super.commitSync(offsets, limit);
      lastCommit = Map.copyOf(offsets);
    }
  }

  /** Runs a body with a member that has taken the one record of its partition. */
  private void live(VoidBody1<KafkaConsumer<String, String>> body) {
    client.schedulePollTask(() -> client.rebalance("first", partition(topic)));
    var options = member("g-" + topic).autoCommitInterval(LONG);
    Local.live(
        () -> {
          try (var c = new KafkaConsumerImpl<>(options, config -> client, topic)) {
            await(c.start());
            assertThat(next(c)).isEqualTo("first");
            body.accept(c);
          }
        });
  }

  private static String next(KafkaConsumer<String, String> c) {
    return await(waitFor(c.getOne(), LONG)).value();
  }

  @Test
  @DisplayName("K-03 a stop in the middle of a rebalance ends it, and commits what was taken")
  void stopInRebalance() {
    live(
        c -> {
          client.isRebalancing = true;
          var stopping = createTask(c.stop());
          until(() -> !client.commits.isEmpty());
          client.schedulePollTask(() -> client.isRebalancing = false);
          await(stopping);
          var id = Convert.kafka(partition(topic));
          assertThat(client.lastCommit).containsOnlyKeys(id);
          assertThat(client.lastCommit.get(id).offset()).isEqualTo(1);
        });
  }

  @Test
  @DisplayName("K-15 a call ends a poll also if the commit of a rebalance has swallowed its signal")
  void swallowed() {
    var signalsBehind = new Semaphore(0);
    var over = new CountDownLatch(1);
    live(
        c -> {
          subscribeBefore(
              c,
              () -> {
                client.rebalance("none");
                signalsBehind.release(client.signals.drainPermits());
                over.countDown();
              });
          until(() -> over.getCount() == 0);
          assertThat(client.commits).as("ended by the signal, and made again").hasSize(2);
          assertThat(signalsBehind.availablePermits()).isPositive();
        });
  }

  /**
   * Subscribes to the other topic while the thread polls, where {@code rebalance} comes when the
   * signal has been given: the next call of the client gets that.
   */
  private void subscribeBefore(KafkaConsumer<?, ?> c, Runnable rebalance) {
    var polls = new CountDownLatch(1);
    client.signals.drainPermits();
    client.schedulePollTask(
        () -> {
          polls.countDown();
          client.signals.acquireUninterruptibly();
          client.signals.release();
          rebalance.run();
        });
    until(() -> polls.getCount() == 0);
    c.subscribe(List.of(other));
  }

  @Test
  @DisplayName("K-14 a partition that comes behind another subscription delivers nothing")
  void overtaken() {
    live(
        c -> {
          subscribeBefore(
              c,
              () -> {
                client.rebalance("overtaken", partition(topic), new TopicPartition(topic, 1));
                client.schedulePollTask(() -> client.rebalance("wanted", partition(other)));
              });
          assertThat(next(c)).isEqualTo("wanted");
        });
  }

  @Test
  @DisplayName("K-06 a stop does not end the commit of a rebalance, but gives it the stop's time")
  void stop() {
    try (var log = new LogCapture()) {
      live(
          c -> {
            client.signals.drainPermits();
            client.waitsInCommit = true;
            client.schedulePollTask(() -> client.rebalance("none"));
            until(() -> !client.commits.isEmpty());
            await(createTask(c.stop()));
          });
      assertThat(log.messages().toString()).doesNotContain("the last commit");
    }
    assertThat(client.commits).hasSize(2);
    assertThat(client.commits.poll()).isGreaterThan(client.commits.poll());
  }

  @Test
  @DisplayName("K-13 what an ended subscription has left is assigned no more, nor committed")
  void unsubscribed() {
    live(
        c -> {
          c.unsubscribe();
          c.subscribe(List.of(other));
          assertThat(c.assignment()).isEmpty();
          assertThatThrownBy(() -> await(c.commit()))
              .isInstanceOf(IllegalStateException.class)
              .hasMessage("No partitions assigned");
          c.unsubscribe();
          c.subscribe(List.of(topic));
          assertThat(c.assignment()).isEmpty();
          await(c.topics()); // the thread has made the changes before it
          client.schedulePollTask(() -> client.rebalance("again", partition(topic)));
          assertThat(next(c)).isEqualTo("again");
          await(c.commit());
          var kafka = Convert.kafka(partition(topic));
          assertThat(client.committed(Set.of(kafka)).get(kafka).offset()).isEqualTo(1);
        });
  }
}
