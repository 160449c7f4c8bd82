package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The partition changes hands between two brokers while it is written and read. */
@Timeout(300)
class LeaderTest {
  private static final int COUNT = 2_000;

  private static final Duration SHORT = Duration.ofMillis(30);

  @TempDir Path folder;

  @Test
  @DisplayName("K-02 over changes of the leader no message is lost, doubled or out of order")
  void leaders() throws Exception {
    try (var brokers = new TwoBrokers(folder)) {
      brokers.createTopic("moving");
      var reader =
          ConsumerOptions.text()
              .bootstrapServers(brokers.addresses())
              .retryBackoff(SHORT)
              .fetchMaxWait(SHORT)
              .autoOffsetReset(AutoOffsetReset.EARLIEST);
      var sender = ProducerOptions.text().bootstrapServers(brokers.addresses()).retryBackoff(SHORT);
      live(
          () -> {
            try (var c = KafkaConsumer.create(reader, "moving");
                var p = KafkaProducer.create(sender)) {
              await(c.start());
              await(p.start());
              over(brokers, p, c);
            }
          });
    }
  }

  private static void over(
      TwoBrokers brokers, KafkaProducer<String, String> p, KafkaConsumer<String, String> c) {
    var got = new ArrayList<String>();
    var reading = Local.reading(c, got);
    var sent = new ArrayList<Future<RecordMetadata>>();
    for (int i = 0; i < COUNT; i++) {
      if (i > 0 && i % (COUNT / 4) == 0) move(brokers, i / (COUNT / 4) % 2 + 1);
      sent.add(await(p.send("moving", "" + i)));
      if (i == 0) await(sent.get(0)); // the partition is new: see Local.sendNumbers
    }
    for (int i = 0; i < COUNT; i++) assertThat(await(sent.get(i)).offset()).isEqualTo(i);
    until(() -> got.size() >= COUNT);
    reading.cancel();
    assertThat(got).isEqualTo(IntStream.range(0, COUNT).mapToObj(i -> "" + i).toList());
  }

  /** Moves the leader, what was sent before being on its way. */
  private static void move(TwoBrokers brokers, int node) {
    await(
        toThread(
            () -> {
              brokers.lead("moving", node);
              while (brokers.leader("moving") != node) Thread.onSpinWait();
            }));
  }
}
