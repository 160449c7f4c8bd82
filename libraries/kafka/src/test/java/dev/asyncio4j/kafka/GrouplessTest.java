package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.kafka.Local.LONG;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.partition;
import static dev.asyncio4j.kafka.Local.reader;
import static dev.asyncio4j.kafka.Local.topic;
import static dev.asyncio4j.kafka.Local.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Subscriptions without a group, whose partitions are asked for again and again. */
@ExtendWith(NothingLeftBehind.class)
@Timeout(300)
class GrouplessTest {
  private final String topic = topic("groupless");
  private final Asked client = new Asked();

  @BeforeAll
  @Timeout(300)
  static void broker() {
    TestBroker.shared();
  }

  /** A client that tells of one partition, of none, or nothing. */
  private static final class Asked extends MockConsumer<byte[], byte[]> {
    final AtomicInteger questions = new AtomicInteger();
    volatile boolean isEmpty;
    volatile boolean isAway;

    Asked() {
      super("earliest");
    }

    @Override
    public List<PartitionInfo> partitionsFor(String topic, Duration timeout) {
      questions.incrementAndGet();
      if (isAway) throw new TimeoutException("no broker is there");
      return isEmpty
          ? List.of()
          : List.of(new PartitionInfo(topic, 0, null, new Node[0], new Node[0]));
    }

    void add(String topic) {
      updateBeginningOffsets(Map.of(Convert.kafka(partition(topic)), 0L));
      schedulePollTask(() -> addRecord(new ConsumerRecord<>(topic, 0, 0, null, "x".getBytes())));
    }

    /** Waits until the partitions have been asked for a few times more. */
    void awaitQuestions() {
      int before = questions.get();
      until(() -> questions.get() > before + 3);
    }
  }

  @Test
  @DisplayName("K-31 brokers that tell nothing of new partitions leave the consumer those it has")
  void away() {
    var options = reader().metadataMaxAge(Duration.ofMillis(1)).retryBackoff(Duration.ofMillis(1));
    client.updateBeginningOffsets(Map.of(Convert.kafka(partition(topic)), 0L));
    live(
        () -> {
          try (var log = new LogCapture();
              var c = new KafkaConsumerImpl<>(options, config -> client, topic)) {
            await(c.start());
            client.isAway = true;
            var taker = createTask(c.getOne());
            client.awaitQuestions();
            client.add(topic);
            assertThat(await(waitFor(taker, LONG)).value()).isEqualTo("x");
            assertThat(log.messages().toString())
                .contains("tell nothing of new partitions", "no broker is there");
          }
        });
  }

  @Test
  @DisplayName("K-31 a retryBackoff below a millisecond does not end the questions for a topic")
  void shortBackoff() {
    client.isEmpty = true;
    live(
        () -> {
          var options = reader().retryBackoff(Duration.ofNanos(1));
          try (var c = new KafkaConsumerImpl<>(options, config -> client, topic)) {
            await(c.start());
            client.awaitQuestions();
            client.add(topic);
            client.isEmpty = false;
            assertThat(await(waitFor(c.getOne(), LONG)).value()).isEqualTo("x");
          }
        });
  }
}
