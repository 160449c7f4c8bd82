package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.partition;
import static dev.asyncio4j.kafka.Local.reader;
import static dev.asyncio4j.kafka.Local.send;
import static dev.asyncio4j.kafka.Local.sender;
import static dev.asyncio4j.kafka.Local.take;
import static dev.asyncio4j.kafka.Local.topic;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class LoopTest {
  @BeforeAll
  @Timeout(300)
  static void broker() {
    TestBroker.shared();
  }

  @Test
  @DisplayName("K-35 a client belongs to the loop on which it was started; two loops share a group")
  void loops() {
    var topic = topic("loops");
    var escaped = new AtomicReference<KafkaProducer<String, String>>();
    live(
        () -> {
          Local.createTopic(topic, 2);
          KafkaProducer.with(
              sender(),
              p -> {
                escaped.set(p);
                var foreign = new AtomicReference<Throwable>();
                var other =
                    new Thread(
                        () -> {
                          try {
                            run(async(() -> await(p.send(topic, "x"))));
                          } catch (Throwable e) {
                            foreign.set(e);
                          }
                        });
                other.start();
                Local.until(() -> foreign.get() != null);
                assertThat(foreign.get())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("belongs to");
              });
          try (var one = KafkaConsumer.create(Local.member("g-" + topic), topic)) {
            await(one.start());
            var joined =
                await(
                    dev.asyncio4j.Asyncio.toThread(
                        () ->
                            run(
                                async(
                                    () ->
                                        KafkaConsumer.with(
                                            Local.member("g-" + topic),
                                            two -> {
                                              Local.until(() -> two.assignment().size() == 1);
                                              return two.assignment();
                                            },
                                            topic)))));
            assertThat(joined).hasSize(1);
          }
        });
    live(
        () ->
            assertThatThrownBy(() -> await(escaped.get().send(topic, "late")))
                .isInstanceOf(ProducerClosedException.class));
  }

  @Test
  @DisplayName("K-36 a client that nobody stops is stopped with its loop, and a warning names it")
  void unclosed() {
    var topic = topic("unclosed");
    try (var log = new LogCapture()) {
      live(
          () -> {
            var p = KafkaProducer.create(sender().clientId("forgotten"));
            await(p.start());
            await(p.send(topic, "sent all the same"));
            await(KafkaConsumer.create(reader().clientId("too"), topic).start());
          });
      assertThat(log.messages().toString())
          .contains("Unclosed KafkaProducer forgotten", "Unclosed KafkaConsumer too");
    }
    live(
        () ->
            KafkaConsumer.with(
                reader(),
                c -> {
                  assertThat(take(c, 1)).containsExactly("sent all the same");
                },
                topic));
  }

  @Test
  @DisplayName("K-21 a send whose waiter is cancelled behind the hand-over is sent all the same")
  void cancelledSend() {
    var topic = topic("unsent");
    live(
        () ->
            KafkaProducer.with(
                sender().linger(Duration.ofMillis(300)),
                p -> {
                  await(p.partitionsFor(topic));
                  await(p.sendAndWait(topic, "first"));
                  var sending = createTask(p.sendAndWait(topic, "second"));
                  await(sleep(Duration.ofMillis(50)));
                  sending.cancel();
                  assertThatThrownBy(() -> await(sending)).isInstanceOf(CancelledError.class);
                  await(p.flush());
                  KafkaConsumer.with(
                      reader(),
                      c -> {
                        assertThat(take(c, 2)).containsExactly("first", "second");
                      },
                      topic);
                }));
  }

  @Test
  @DisplayName(
      "K-39, K-40 virtual time stands still while brokers are asked, and then only; threads have"
          + " the client's name")
  void virtualTime() {
    var topic = topic("virtual");
    virtual(
        () -> {
          KafkaProducer.with(
              sender(),
              p -> {
                assertThat(await(p.sendAndWait(topic, "x")).offset()).isZero();
              });
          KafkaConsumer.with(
              reader().clientId("named"),
              c -> {
                assertThat(take(c, 1)).containsExactly("x");
                assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .contains("asyncio4j-kafka-consumer-named");
                assertThat(c.metrics()).isNotEmpty();
                var start = now();
                await(sleep(Duration.ofHours(1)));
                var options = FetchOptions.defaults().timeout(Duration.ofHours(1));
                assertThat(await(c.getMany(options))).isEmpty();
                assertThat(secondsSince(start)).as("nobody was asked").isEqualTo(2 * 3600);
              },
              topic);
        });
  }

  @Test
  @DisplayName("K-15 offsets are found by time, and at both ends")
  void times() {
    var topic = topic("times");
    live(
        () -> {
          send(topic, "a", "b");
          KafkaConsumer.with(
              reader(),
              c -> {
                var p = partition(topic);
                var first = await(c.getOne());
                var all = java.util.Map.of(p, first.timestamp());
                assertThat(await(c.offsetsForTimes(all)).get(p))
                    .isEqualTo(new OffsetAndTimestamp(0, first.timestamp()));
                var late = java.util.Map.of(p, first.timestamp().plusSeconds(3600));
                assertThat(await(c.offsetsForTimes(late))).isEmpty();
                assertThat(await(c.beginningOffsets(List.of(p)))).containsEntry(p, 0L);
                assertThat(await(c.endOffsets(List.of(p)))).containsEntry(p, 2L);
              },
              topic);
        });
  }
}
