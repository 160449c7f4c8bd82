package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.kafka.Local.LONG;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.member;
import static dev.asyncio4j.kafka.Local.partition;
import static dev.asyncio4j.kafka.Local.reader;
import static dev.asyncio4j.kafka.Local.send;
import static dev.asyncio4j.kafka.Local.topic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.NothingLeftBehind;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Subscriptions that come while a consumer starts. */
@ExtendWith(NothingLeftBehind.class)
class StartTest {
  private final Semaphore entered = new Semaphore(0);
  private final Semaphore leave = new Semaphore(0);
  private final String first = topic("first");
  private final String next = topic("next");

  @BeforeAll
  @Timeout(300)
  static void broker() {
    TestBroker.shared();
  }

  /** Makes Kafka's client once it is let go on. */
  private org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> slow(Properties config) {
    entered.release();
    leave.acquireUninterruptibly();
    var bytes = new ByteArrayDeserializer();
    return new org.apache.kafka.clients.consumer.KafkaConsumer<>(config, bytes, bytes);
  }

  /** A consumer whose subscription is changed while it starts. */
  private KafkaConsumer<String, String> started(
      ConsumerOptions<String, String> options,
      Consumer<KafkaConsumer<String, String>> change,
      String... topics) {
    var consumer = new KafkaConsumerImpl<>(options, this::slow, topics);
    var starting = createTask(consumer.start());
    Local.until(() -> entered.availablePermits() > 0);
    entered.drainPermits();
    change.accept(consumer);
    leave.release();
    await(waitFor(starting, LONG));
    return consumer;
  }

  private static String value(KafkaConsumer<String, String> consumer) {
    return await(waitFor(consumer.getOne(), LONG)).value();
  }

  @Test
  @DisplayName("K-14 a subscription that comes while a consumer starts is that which it reads")
  void subscribe() {
    live(
        () -> {
          send(first, "first");
          send(next, "next");
          for (var options : List.of(reader(), member("g-" + first)))
            try (var c = started(options, each -> each.subscribe(List.of(next)), first)) {
              assertThat(value(c)).isEqualTo("next");
              assertThat(c.assignment()).containsExactly(partition(next));
            }
          try (var c = started(reader(), each -> each.assign(List.of(partition(next))))) {
            assertThat(value(c)).isEqualTo("next");
          }
        });
  }

  @Test
  @DisplayName(
      "K-14 a consumer that is unsubscribed while it starts reads nothing, and has started")
  void unsubscribe() {
    live(
        () -> {
          send(first, "first");
          for (var options : List.of(reader(), member("g-" + first)))
            try (var c = started(options, KafkaConsumer::unsubscribe, first)) {
              assertThat(c.subscription()).isEmpty();
              assertThat(c.toString()).contains("assigned=[]");
              c.subscribe(List.of(first));
              assertThat(value(c)).isEqualTo("first");
            }
        });
  }
}
