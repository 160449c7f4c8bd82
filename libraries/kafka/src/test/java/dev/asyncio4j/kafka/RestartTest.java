package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.toThread;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A broker that goes away, and comes back on the same port with the same data. */
@ExtendWith(NothingLeftBehind.class)
@Timeout(300)
class RestartTest {
  private static TestBroker broker;

  @BeforeAll
  @Timeout(300)
  static void start() {
    broker = TestBroker.started();
  }

  @AfterAll
  @Timeout(300)
  static void stop() {
    broker.stop();
  }

  private static ProducerOptions<String, String> sender() {
    return ProducerOptions.text().bootstrapServers(broker.address());
  }

  private static ConsumerOptions<String, String> reader() {
    return ConsumerOptions.text()
        .bootstrapServers(broker.address())
        .autoOffsetReset(AutoOffsetReset.EARLIEST);
  }

  @Test
  @DisplayName("K-31 over a restart of the broker no message is lost, doubled or out of order")
  void restart() {
    var topic = topic("restart");
    int count = 600;
    live(
        () -> {
          try (var p = KafkaProducer.create(sender());
              var c = KafkaConsumer.create(reader().groupId("g-" + topic), topic)) {
            await(p.start());
            await(c.start());
            var got = new ArrayList<String>();
            var reading =
                createTask(
                    async(
                        () -> {
                          for (var each : each(c)) got.add(each.value());
                        }));
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (int i = 0; i < count; i++) {
              if (i == count / 3) until(() -> !got.isEmpty());
              if (i == count / 3) await(toThread(broker::stop));
              if (i == 2 * count / 3) await(toThread(broker::start));
              sent.add(await(p.send(topic, "" + i)));
            }
            for (int i = 0; i < count; i++) assertThat(await(sent.get(i)).offset()).isEqualTo(i);
            until(() -> got.size() >= count);
            reading.cancel();
            assertThat(got).hasSize(count).doesNotHaveDuplicates().startsWith("0", "1");
            assertThat(got.get(count - 1)).isEqualTo("" + (count - 1));
          }
        });
  }

  @Test
  @DisplayName("K-07, K-20 with all brokers down a send times out, and a stop ends in its time")
  void downForGood() {
    var topic = topic("down");
    live(
        () -> {
          var limit = Duration.ofSeconds(1);
          var p =
              KafkaProducer.create(
                  sender().requestTimeout(Duration.ofSeconds(2)).stopTimeout(limit));
          var c = KafkaConsumer.create(reader().groupId("g-" + topic).stopTimeout(limit), topic);
          await(p.start());
          await(c.start());
          await(p.sendAndWait(topic, "before"));
          await(c.getOne());
          await(toThread(broker::stop));
          try (var log = new LogCapture()) {
            assertThatThrownBy(() -> await(p.send(topic("unknown"), "x")))
                .isInstanceOf(KafkaTimeoutException.class);
            var stuck = await(p.send(topic, "stuck"));
            var stop = createTask(c.stop());
            await(dev.asyncio4j.Asyncio.sleep(Duration.ofMillis(20)));
            stop.cancel();
            assertThatThrownBy(() -> await(stop)).isInstanceOf(CancelledError.class);
            await(dev.asyncio4j.Asyncio.waitFor(c.stop(), Duration.ofSeconds(60)));
            await(dev.asyncio4j.Asyncio.waitFor(p.stop(), Duration.ofSeconds(60)));
            assertThatThrownBy(() -> await(stuck)).isInstanceOf(KafkaException.class);
            assertThat(log.messages().toString())
                .contains("did not stop in time", broker.address());
          } finally {
            await(toThread(broker::start));
          }
        });
  }
}
