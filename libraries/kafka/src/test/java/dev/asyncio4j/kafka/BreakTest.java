package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.topic;
import static dev.asyncio4j.kafka.Local.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way to the broker breaks, or stands still. */
@ExtendWith(NothingLeftBehind.class)
@Timeout(300)
class BreakTest {
  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final Duration STOP = Duration.ofSeconds(1);
  private static Proxy proxy;

  @BeforeAll
  @Timeout(300)
  static void broker() {
    proxy = TestBroker.shared().proxy;
  }

  @AfterEach
  void mend() {
    proxy.mend();
  }

  private static ProducerOptions<String, String> sender() {
    return Local.sender()
        .bootstrapServers(TestBroker.shared().proxyAddress())
        .requestTimeout(LIMIT)
        .stopTimeout(STOP);
  }

  private static ConsumerOptions<String, String> member(String topic) {
    return Local.member("g-" + topic)
        .bootstrapServers(TestBroker.shared().proxyAddress())
        .stopTimeout(STOP);
  }

  @Test
  @DisplayName(
      "K-02, K-31 connections that break, in the middle of an answer too, lose no message and"
          + " double none")
  void breaks() {
    var topic = topic("breaks");
    int count = 500;
    live(
        () -> {
          var p = KafkaProducer.create(sender().requestTimeout(Local.LONG).stopTimeout(Local.LONG));
          var c = KafkaConsumer.create(member(topic).stopTimeout(Local.LONG), topic);
          try (p;
              c) {
            await(p.start());
            await(c.start());
            var got = new ArrayList<String>();
            var reading = Local.reading(c, got);
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (int i = 0; i < count; i++) {
              if (i % 100 == 50) proxy.breakAfter(i / 5);
              sent.add(await(p.send(topic, "" + i)));
              if (i == 0) await(sent.get(0)); // the partition is new: see Local.sendNumbers
              if (i % 100 == 99) await(sent.get(i));
            }
            for (int i = 0; i < count; i++) assertThat(await(sent.get(i)).offset()).isEqualTo(i);
            until(() -> got.size() >= count);
            reading.cancel();
            assertThat(got).isEqualTo(IntStream.range(0, count).mapToObj(i -> "" + i).toList());
          }
        });
  }

  @Test
  @DisplayName(
      "K-07, K-20, K-31 with all brokers away a send times out, a stop ends in its time, and"
          + " nobody calls without a break")
  void away() {
    var topic = topic("away");
    live(
        () -> {
          Local.createTopic(topic, 1);
          var p = KafkaProducer.create(sender());
          var c = KafkaConsumer.create(member(topic), topic);
          await(p.start());
          await(c.start());
          await(p.sendAndWait(topic, "before"));
          await(c.getOne());
          proxy.cut();
          long start = System.nanoTime();
          int calls = proxy.calls();
          var stuck = await(p.send(topic, "stuck"));
          assertThatThrownBy(() -> await(p.send(topic("unknown"), "x")))
              .isInstanceOf(KafkaTimeoutException.class);
          long seconds = 1 + Duration.ofNanos(System.nanoTime() - start).toSeconds();
          assertThat(proxy.calls() - calls).isBetween(1, (int) (2 * 10 * seconds));
          stops(p, c, stuck);
        });
  }

  @Test
  @DisplayName(
      "K-07, K-20 with brokers that are silent a send waits for room without the loop, and a stop"
          + " ends in its time")
  void silent() {
    var topic = topic("silent");
    live(
        () -> {
          Local.createTopic(topic, 1);
          var p = KafkaProducer.create(sender().bufferMemory(100_000));
          var c = KafkaConsumer.create(member(topic), topic);
          await(p.start());
          await(c.start());
          var stuck = await(p.send(topic, "stuck"));
          await(stuck);
          await(c.getOne());
          proxy.stall();
          int[] ticks = {0};
          var ticking =
              createTask(
                  async(
                      () -> {
                        for (; ; ticks[0]++) await(sleep(Duration.ofMillis(10)));
                      }));
          var sent = new ArrayList<Future<RecordMetadata>>();
          assertThatThrownBy(
                  () -> {
                    while (true) sent.add(await(p.send(topic, "x".repeat(50_000))));
                  })
              .isInstanceOf(KafkaTimeoutException.class);
          assertThat(ticks[0]).isGreaterThan(10);
          ticking.cancel();
          stops(p, c, sent.get(0));
          for (var each : sent) assertThat(each.exception()).isInstanceOf(KafkaException.class);
        });
  }

  private static void stops(
      KafkaProducer<String, String> p,
      KafkaConsumer<String, String> c,
      Future<RecordMetadata> stuck) {
    try (var log = new LogCapture()) {
      var stop = createTask(c.stop());
      await(sleep(Duration.ofMillis(20)));
      stop.cancel();
      assertThatThrownBy(() -> await(stop)).isInstanceOf(CancelledError.class);
      await(waitFor(c.stop(), Local.LONG));
      await(waitFor(p.stop(), Local.LONG));
      assertThatThrownBy(() -> await(stuck)).isInstanceOf(KafkaException.class);
      assertThat(log.messages().toString())
          .contains("did not stop in time", TestBroker.shared().proxyAddress());
    }
  }

  @Test
  @DisplayName("K-21 a send that is cancelled before its hand-over sends nothing")
  void cancelledSend() {
    var topic = topic("cancelled");
    live(
        () -> {
          try (var p = KafkaProducer.create(sender().requestTimeout(Local.LONG))) {
            await(p.start());
            proxy.cut();
            var waiting = createTask(p.sendAndWait(topic, "x"));
            await(sleep(Duration.ofMillis(20)));
            var behind = createTask(p.sendAndWait(topic, "cancelled"));
            await(sleep(Duration.ofMillis(20)));
            behind.cancel();
            assertThatThrownBy(() -> await(behind)).isInstanceOf(CancelledError.class);
            proxy.mend();
            assertThat(await(waiting).offset()).isZero();
            assertThat(await(p.sendAndWait(topic, "next")).offset()).isEqualTo(1);
          }
        });
  }
}
