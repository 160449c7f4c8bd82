package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.member;
import static dev.asyncio4j.kafka.Local.reader;
import static dev.asyncio4j.kafka.Local.sender;
import static dev.asyncio4j.kafka.Local.take;
import static dev.asyncio4j.kafka.Local.topic;
import static dev.asyncio4j.kafka.Local.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Future;
import dev.asyncio4j.support.NothingLeftBehind;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The broker goes away, and comes back on the same port with the same data. */
@ExtendWith(NothingLeftBehind.class)
@Timeout(300)
class RestartTest {
  private static final int COUNT = 600;

  @BeforeAll
  @Timeout(300)
  static void broker() {
    TestBroker.shared();
  }

  @Test
  @DisplayName(
      "K-02, K-30, K-31 over a restart of the broker no message is lost, doubled or out of order,"
          + " and a transaction goes on")
  void restart() {
    var topic = topic("restart");
    var transacted = topic("transacted");
    live(
        () -> {
          var p = KafkaProducer.create(sender());
          var t = KafkaProducer.create(sender().transactionalId(transacted));
          var c = KafkaConsumer.create(member("g-" + topic), topic);
          try (p;
              t;
              c) {
            await(p.start());
            await(t.start());
            await(c.start());
            await(t.beginTransaction());
            await(t.sendAndWait(transacted, "before"));
            over(p, c, topic);
            await(t.sendAndWait(transacted, "behind"));
            await(t.commitTransaction());
          }
          KafkaConsumer.with(
              reader().isolation(Isolation.READ_COMMITTED),
              all -> assertThat(take(all, 2)).containsExactly("before", "behind"),
              transacted);
        });
  }

  /** Sends and reads while the broker restarts. */
  private static void over(
      KafkaProducer<String, String> p, KafkaConsumer<String, String> c, String topic) {
    var got = new ArrayList<String>();
    var reading = Local.reading(c, got);
    var sent = new ArrayList<Future<RecordMetadata>>();
    for (int i = 0; i < COUNT; i++) {
      if (i == COUNT / 3) until(() -> !got.isEmpty());
      if (i == COUNT / 3) await(toThread(TestBroker.shared()::stop));
      if (i == 2 * COUNT / 3) await(toThread(TestBroker.shared()::start));
      sent.add(await(p.send(topic, "" + i)));
      if (i == 0) await(sent.get(0)); // the partition is new: see Local.sendNumbers
    }
    for (int i = 0; i < COUNT; i++) assertThat(await(sent.get(i)).offset()).isEqualTo(i);
    until(() -> got.size() >= COUNT);
    reading.cancel();
    assertThat(got).isEqualTo(IntStream.range(0, COUNT).mapToObj(i -> "" + i).toList());
  }
}
