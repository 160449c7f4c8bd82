package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.kafka.Local.createTopic;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.reader;
import static dev.asyncio4j.kafka.Local.sender;
import static dev.asyncio4j.kafka.Local.take;
import static dev.asyncio4j.kafka.Local.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ends of transactions whose answer does not come in time. */
@ExtendWith(NothingLeftBehind.class)
class TransactionAnswerTest {
  private static final String AGAIN = "call commitTransaction() again";
  private static final TimeoutException EXPIRY = new TimeoutException("Expiring 1 record(s)");

  @BeforeAll
  @Timeout(300)
  static void broker() {
    TestBroker.shared();
  }

  /** A client with one end that has no answer: as with Kafka's, nothing but its repetition goes. */
  private static final class Late extends MockProducer<byte[], byte[]> {
    private boolean isLate = true;
    private @Nullable String pending;

    private void end(String name, Runnable end) {
      check(name);
      if (isLate) {
        isLate = false;
        pending = name;
        throw new TimeoutException("no answer to the " + name);
      }
      pending = null;
      end.run();
    }

    private void check(String name) {
      if (pending == null || pending.equals(name)) return;
      throw new IllegalStateException(pending + " timed out and must be retried");
    }

    @Override
    public void beginTransaction() {
      check("begin");
      super.beginTransaction();
    }

    @Override
    public void commitTransaction() {
      end("commit", super::commitTransaction);
    }

    @Override
    public void abortTransaction() {
      end("abort", super::abortTransaction);
    }
  }

  @Test
  @DisplayName("K-29 a commit without an answer says that it is to be repeated, and can be")
  void commit() {
    var client = new Late();
    live(
        () -> {
          var options = sender().transactionalId(topic("late"));
          try (var p = new KafkaProducerImpl<>(options, config -> client)) {
            await(p.start());
            assertThatThrownBy(() -> p.transaction(() -> {}))
                .isInstanceOf(KafkaTimeoutException.class)
                .hasMessageContaining("no answer to the commit")
                .hasMessageContaining(AGAIN);
            assertThatThrownBy(() -> p.transaction(() -> {}))
                .isInstanceOf(IllegalOperationException.class)
                .hasMessageContaining(AGAIN);
            assertThatThrownBy(() -> await(p.abortTransaction()))
                .isInstanceOf(IllegalOperationException.class)
                .hasMessageContaining(AGAIN);
            assertThatThrownBy(() -> await(p.send("topic", "x")))
                .isInstanceOf(IllegalOperationException.class)
                .hasMessageContaining(AGAIN);
            await(p.commitTransaction());
            assertThat(client.commitCount()).isEqualTo(1);
            p.transaction(() -> {});
            assertThat(client.commitCount()).isEqualTo(2);
          }
        });
  }

  @Test
  @DisplayName("K-29 an abort without an answer is repeated before the next transaction")
  void abort() {
    var client = new Late();
    var fault = new IllegalStateException("the body's fault");
    live(
        () -> {
          var options = sender().transactionalId(topic("late"));
          try (var p = new KafkaProducerImpl<>(options, config -> client)) {
            await(p.start());
            assertThatThrownBy(
                    () ->
                        p.transaction(
                            () -> {
                              throw fault;
                            }))
                .isSameAs(fault);
            assertThat(fault.getSuppressed())
                .singleElement()
                .isInstanceOf(KafkaTimeoutException.class);
            p.transaction(() -> {});
            assertThat(client.commitCount()).isEqualTo(1);
          }
        });
  }

  /** A client with a message that expires in a commit: it takes nothing before it has told so. */
  private static final class Expiring extends MockProducer<byte[], byte[]> {
    private final ArrayDeque<RuntimeException> answers = new ArrayDeque<>();

    Expiring(RuntimeException... answers) {
      super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
      this.answers.addAll(List.of(answers));
    }

    @Override
    public void commitTransaction() {
      errorNext(EXPIRY);
      if (!answers.isEmpty()) throw answers.remove();
      super.commitTransaction();
    }

    @Override
    public void abortTransaction() {
      if (!answers.isEmpty()) throw new IllegalStateException("the commit must be retried");
      super.abortTransaction();
    }
  }

  @Test
  @DisplayName("K-29 a message that expires in the commit fails the transaction, which is aborted")
  void expired() {
    var client = new Expiring(EXPIRY, new org.apache.kafka.common.KafkaException("failed", EXPIRY));
    live(
        () -> {
          var options = sender().transactionalId(topic("expired"));
          try (var p = new KafkaProducerImpl<>(options, config -> client)) {
            await(p.start());
            var sent = new ArrayList<Future<RecordMetadata>>();
            assertThatThrownBy(() -> p.transaction(() -> sent.add(await(p.send("topic", "x")))))
                .isInstanceOf(KafkaException.class)
                .isNotInstanceOf(KafkaTimeoutException.class)
                .hasMessageContaining("Expiring 1 record(s)");
            assertThatThrownBy(() -> await(sent.get(0))).isInstanceOf(KafkaTimeoutException.class);
            assertThat(client.transactionAborted()).isTrue();
            p.transaction(() -> {});
            assertThat(client.commitCount()).isEqualTo(1);
          }
        });
  }

  @Test
  @DisplayName("K-29 a message that expires at a silent broker while it is committed is final")
  void silentInCommit() {
    var topic = topic("silent");
    live(() -> createTopic(topic, 1));
    var proxy = TestBroker.shared().proxy;
    var options =
        throughProxy()
            .property("request.timeout.ms", 8_000)
            .property("delivery.timeout.ms", 8_000)
            .transactionalId(topic("expired"));
    live(
        () -> {
          KafkaProducer.with(
              options,
              p -> {
                await(p.beginTransaction());
                await(p.sendAndWait(topic, "warm"));
                Future<RecordMetadata> sent;
                try {
                  proxy.stall();
                  sent = await(p.send(topic, "expired"));
                  assertThatThrownBy(() -> await(p.commitTransaction()))
                      .isInstanceOf(KafkaException.class)
                      .isNotInstanceOf(KafkaTimeoutException.class);
                } finally {
                  proxy.mend();
                }
                assertThat(sent.exception()).isInstanceOf(KafkaTimeoutException.class);
                await(p.abortTransaction());
                p.transaction(() -> await(p.sendAndWait(topic, "next")));
              });
          assertCommitted(topic, "next");
        });
  }

  @Test
  @DisplayName("K-29 a commit that a silent broker does not answer goes well when it is repeated")
  void silent() {
    var topic = topic("silent");
    live(() -> createTopic(topic, 1));
    var proxy = TestBroker.shared().proxy;
    var options =
        throughProxy()
            .requestTimeout(Duration.ofSeconds(15)) // which all but the silence keeps well
            .transactionalId(topic("late"));
    live(
        () -> {
          KafkaProducer.with(
              options,
              p -> {
                try {
                  assertThatThrownBy(
                          () ->
                              p.transaction(
                                  () -> {
                                    await(p.sendAndWait(topic, "late"));
                                    proxy.stall();
                                  }))
                      .isInstanceOf(KafkaTimeoutException.class)
                      .hasMessageContaining(AGAIN);
                } finally {
                  proxy.mend();
                }
                commit(p);
                await(p.beginTransaction());
                await(p.sendAndWait(topic, "next"));
                commit(p);
              });
          assertCommitted(topic, "late", "next");
        });
  }

  /** {@return options of a producer that reaches the broker by its proxy} */
  private static ProducerOptions<String, String> throughProxy() {
    return sender().bootstrapServers(TestBroker.shared().proxyAddress());
  }

  private static void assertCommitted(String topic, String... values) {
    KafkaConsumer.with(
        reader().isolation(Isolation.READ_COMMITTED),
        c -> assertThat(take(c, values.length)).containsExactly(values),
        topic);
  }

  /** Repeats a commit until a busy machine has answered it. */
  private static void commit(KafkaProducer<String, String> p) {
    while (true) {
      try {
        await(p.commitTransaction());
        return;
      } catch (KafkaTimeoutException e) {
        assertThat(e).hasMessageContaining(AGAIN);
      }
    }
  }
}
