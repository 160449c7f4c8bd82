package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.kafka.Local.LONG;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.sender;
import static dev.asyncio4j.kafka.Local.until;
import static dev.asyncio4j.testing.RealTime.collectGarbageUntil;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.reports;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.RealTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends to topics of which the brokers tell nothing for some time, and to others beside them. */
@ExtendWith(NothingLeftBehind.class)
class NewTopicsTest {
  /** A client that hears of one topic late. */
  private static final class Late extends MockProducer<byte[], byte[]> {
    private volatile CountDownLatch asked = new CountDownLatch(1);
    private volatile CountDownLatch told = new CountDownLatch(1);
    private volatile boolean isBroken;

    Late(boolean answers) {
      super(answers, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void awaitTopic(String topic) {
      if (!topic.equals("late")) return;
      asked.countDown();
      try {
        told.await();
      } catch (InterruptedException e) {
        throw new AssertionError("nobody interrupts", e);
      }
    }

    @Override
    public List<PartitionInfo> partitionsFor(String topic) {
      awaitTopic(topic);
      if (isBroken) throw new LinkageError("a class is missing");
      return super.partitionsFor(topic);
    }

    @Override
    public java.util.concurrent.Future<org.apache.kafka.clients.producer.RecordMetadata> send(
        ProducerRecord<byte[], byte[]> record, Callback callback) {
      awaitTopic(record.topic());
      return super.send(record, callback);
    }

    /** Tells nothing of the topic, once more. */
    void forget() {
      asked = new CountDownLatch(1);
      told = new CountDownLatch(1);
    }

    List<String> sent() {
      return history().stream().map(each -> new String(each.value())).toList();
    }
  }

  /** Runs a body with a producer that has started. */
  private static void producing(Late client, VoidBody1<KafkaProducer<String, String>> body) {
    live(
        () -> {
          try (var p = new KafkaProducerImpl<>(sender(), config -> client)) {
            await(p.start());
            body.accept(p);
          }
        });
  }

  /** Sends to a topic that is there again: it is asked for, and holds up no other. */
  private static void assertAsksAgain(Late client, KafkaProducer<String, String> p) {
    client.sendException = null;
    client.forget();
    var waiting = createTask(p.sendAndWait("late", "last"));
    until(() -> client.asked.getCount() == 0);
    await(waitFor(p.sendAndWait("known", "other"), LONG));
    assertThat(waiting.done()).isFalse();
    client.told.countDown();
    await(waiting);
  }

  @Test
  @DisplayName(
      "K-20 a send that waits for its topic holds up none to another topic, nor a question")
  void others() {
    var client = new Late(true);
    live(
        () -> {
          var options = sender().requestTimeout(Duration.ofSeconds(5));
          try (var p = new KafkaProducerImpl<>(options, config -> client)) {
            await(p.start());
            var waiting = createTask(p.sendAndWait("late", "first"));
            until(() -> client.asked.getCount() == 0);
            assertThat(await(p.sendAndWait("known", "other")).offset()).isZero();
            assertThat(await(p.partitionsFor("known"))).isEmpty();
            assertThat(waiting.done()).isFalse();
            client.told.countDown();
            await(waiting);
          }
        });
    assertThat(client.sent()).containsExactly("other", "first");
  }

  @Test
  @DisplayName(
      "K-21, K-22, K-23, K-26 what waits for its topic keeps its order, may be cancelled, and is"
          + " waited for by a flush and a stop")
  void held() {
    var client = new Late(true);
    live(
        () -> {
          var p = new KafkaProducerImpl<>(sender(), config -> client);
          await(p.start());
          var first = createTask(p.sendAndWait("late", "first"));
          var second = createTask(p.sendAndWait("late", "second"));
          var third = createTask(p.sendAndWait("late", "third"));
          until(() -> client.asked.getCount() == 0);
          second.cancel();
          assertThatThrownBy(() -> await(second)).isInstanceOf(CancelledError.class);
          var flush = createTask(p.flush());
          var stop = createTask(p.stop());
          await(createTask(async(() -> null)));
          assertThat(List.of(flush.done(), stop.done())).containsExactly(false, false);
          client.told.countDown();
          await(first);
          await(third);
          await(flush);
          await(stop);
        });
    assertThat(client.sent()).containsExactly("first", "third");
  }

  @Test
  @DisplayName("K-20 what the brokers tell instead of a topic fails the sends to it, and no others")
  void unknown() {
    var client = new Late(true);
    producing(
        client,
        p -> {
          client.partitionsForException = new TimeoutException("not in the metadata");
          assertThatThrownBy(() -> await(p.send("nowhere", "x")))
              .isInstanceOf(KafkaTimeoutException.class)
              .hasMessageContaining("not in the metadata");
          client.partitionsForException = null;
          client.isBroken = true;
          assertThatThrownBy(() -> await(p.send("nowhere", "x")))
              .isInstanceOf(LinkageError.class)
              .hasMessage("a class is missing");
          client.isBroken = false;
          await(p.sendAndWait("nowhere", "there now"));
        });
    assertThat(client.sent()).containsExactly("there now");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("K-20 a topic that is there no more holds up one send, and none to other topics")
  void deleted(boolean isToldByBroker) {
    var client = new Late(true);
    client.told.countDown();
    producing(
        client,
        p -> {
          await(p.sendAndWait("late", "first"));
          client.sendException =
              isToldByBroker
                  ? new UnknownTopicOrPartitionException("no such topic")
                  : new TimeoutException("not in the metadata");
          assertThatThrownBy(() -> await(p.sendAndWait("late", "lost")))
              .isInstanceOf(KafkaException.class);
          assertAsksAgain(client, p);
        });
    assertThat(client.sent()).containsExactly("first", "other", "last");
  }

  @Test
  @DisplayName("K-20 a topic whose first message fails at its hand-over holds up no other topic")
  void failedAtOnce() {
    var client = new Late(true);
    client.told.countDown();
    producing(
        client,
        p -> {
          client.sendException = new UnknownTopicOrPartitionException("no such topic");
          assertThatThrownBy(() -> await(p.send("late", "lost")))
              .isInstanceOf(KafkaException.class);
          RealTime.waitUntil(() -> !isLookingUp());
          assertAsksAgain(client, p);
        });
    assertThat(client.sent()).containsExactly("other", "last");
  }

  @Test
  @DisplayName("K-20 a topic whose first message fails before its sender goes on stays unknown")
  void failedMeanwhile() {
    var client = new Late(false);
    client.told.countDown();
    producing(
        client,
        p -> {
          var first = createTask(p.send("late", "first"));
          passes(2);
          RealTime.waitUntil(() -> client.history().size() == 1 && !isLookingUp()); // no pass
          client.errorNext(new UnknownTopicOrPartitionException("no such topic"));
          assertThat(await(first).exception()).isInstanceOf(KafkaException.class);
          client.forget();
          var second = createTask(p.send("late", "second"));
          until(() -> client.asked.getCount() == 0);
          passes(3);
          assertThat(second.done()).isFalse();
          client.told.countDown();
          await(second);
          client.completeNext();
        });
  }

  private static boolean isLookingUp() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(each -> each.getName().startsWith("asyncio4j-kafka-topic-"));
  }

  @Test
  @DisplayName("K-21 a failure behind the hand-over that nobody reads is told of at last")
  void unread() {
    var client = new Late(false);
    producing(
        client,
        p -> {
          var reports = reports();
          refused(p, client);
          collectGarbageUntil(
              () -> {
                passes(1);
                return !reports.isEmpty();
              });
          assertThat(reports.get(0).message()).isEqualTo("Future exception was never retrieved");
          assertThat(reports.get(0).exception()).hasMessageContaining("refused by the broker");
        });
  }

  private static void refused(KafkaProducer<String, String> p, Late client) {
    var sent = await(p.send("topic", "x"));
    client.errorNext(new IllegalStateException("refused by the broker"));
    until(sent::done);
  }
}
