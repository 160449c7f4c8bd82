package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.member;
import static dev.asyncio4j.kafka.Local.partition;
import static dev.asyncio4j.kafka.Local.reader;
import static dev.asyncio4j.kafka.Local.sendNumbers;
import static dev.asyncio4j.kafka.Local.sender;
import static dev.asyncio4j.kafka.Local.take;
import static dev.asyncio4j.kafka.Local.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.testing.AsyncTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class TransactionTest {
  @BeforeAll
  @Timeout(300)
  static void broker() {
    TestBroker.shared();
  }

  private static ProducerOptions<String, String> transactional(String id) {
    return sender().transactionalId(topic(id));
  }

  private static ConsumerOptions<String, String> committed() {
    return reader().isolation(Isolation.READ_COMMITTED);
  }

  @Test
  @DisplayName("K-18, K-29 what was aborted is not read by a reader of committed records")
  void aborted() {
    var topic = topic("aborted");
    live(
        () -> {
          KafkaProducer.with(
              transactional("a"),
              p -> {
                String value =
                    p.transaction(
                        () -> {
                          await(p.send(topic, "one"));
                          return "value";
                        });
                assertThat(value).isEqualTo("value");
                var fault = new IllegalStateException("the body's fault");
                assertThatThrownBy(
                        () ->
                            p.transaction(
                                () -> {
                                  await(p.sendAndWait(topic, "two"));
                                  throw fault;
                                }))
                    .isSameAs(fault);
                p.transaction(() -> await(p.sendAndWait(topic, "three")));
              });
          KafkaConsumer.with(
              committed(),
              c -> {
                assertThat(take(c, 2)).containsExactly("one", "three");
                assertThat(c.lastStableOffset(partition(topic))).hasValue(6);
                assertThat(await(c.position(partition(topic)))).isGreaterThanOrEqualTo(5);
              },
              topic);
          KafkaConsumer.with(
              reader(), c -> assertThat(take(c, 3)).containsExactly("one", "two", "three"), topic);
        });
  }

  @Test
  @DisplayName("K-29 a transaction whose body is cancelled is aborted, and the next one goes well")
  void cancelled() {
    var topic = topic("cancelled");
    live(
        () -> {
          KafkaProducer.with(
              transactional("c"),
              p -> {
                var sent = Event.create();
                var work =
                    createTask(
                        async(
                            () ->
                                p.transaction(
                                    () -> {
                                      await(p.sendAndWait(topic, "lost"));
                                      sent.set();
                                      await(sleep(Duration.ofHours(1)));
                                    })));
                await(sent.await());
                work.cancel();
                assertThatThrownBy(() -> await(work)).isInstanceOf(CancelledError.class);
                p.transaction(() -> await(p.sendAndWait(topic, "kept")));
              });
          KafkaConsumer.with(
              committed(), c -> assertThat(take(c, 1)).containsExactly("kept"), topic);
        });
  }

  @AsyncTest(realTime = true)
  @DisplayName(
      "K-28 sends and steps outside of a transaction, without an id, or twice, are refused")
  void refused() {
    KafkaProducer.with(
        sender(),
        p ->
            assertThatThrownBy(() -> await(p.beginTransaction()))
                .isInstanceOf(IllegalOperationException.class)
                .hasMessageContaining("transactionalId"));
    KafkaProducer.with(
        transactional("r"),
        p -> {
          assertThatThrownBy(() -> await(p.send("topic", "x")))
              .isInstanceOf(IllegalOperationException.class)
              .hasMessageContaining("Can't send messages while not in transaction");
          assertThatThrownBy(() -> await(p.commitTransaction()))
              .isInstanceOf(IllegalOperationException.class);
          await(p.beginTransaction());
          assertThatThrownBy(() -> await(p.beginTransaction()))
              .isInstanceOf(IllegalOperationException.class);
          assertThatThrownBy(() -> p.transaction(() -> {}))
              .isInstanceOf(IllegalOperationException.class);
          await(p.abortTransaction());
        });
    assertThatThrownBy(() -> KafkaProducer.create(transactional("x").acks(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("K-30 a fenced producer says so at every call, and can be stopped")
  void fenced() {
    var topic = topic("fenced");
    var options = transactional("f");
    live(
        () -> {
          var old = KafkaProducer.create(options);
          await(old.start());
          old.transaction(() -> await(old.sendAndWait(topic, "a")));
          await(old.beginTransaction());
          KafkaProducer.with(options, p -> p.transaction(() -> await(p.sendAndWait(topic, "b"))));
          assertThatThrownBy(
                  () -> {
                    await(old.sendAndWait(topic, "late"));
                    await(old.commitTransaction());
                  })
              .isInstanceOf(ProducerFencedException.class);
          assertThatThrownBy(() -> await(old.send(topic, "again")))
              .isInstanceOf(ProducerFencedException.class);
          assertThatThrownBy(() -> await(old.beginTransaction()))
              .isInstanceOf(ProducerFencedException.class);
          await(old.stop());
        });
  }

  @Test
  @DisplayName("K-19 offsets of a transaction are committed with it, and seen at once")
  void offsets() {
    var in = topic("in");
    var out = topic("out");
    var group = "g-" + in;
    live(
        () -> {
          sendNumbers(in, 20);
          for (boolean ok : new boolean[] {false, true}) {
            var c = KafkaConsumer.create(member(group).autoCommit(false), in);
            var p = KafkaProducer.create(transactional("o"));
            try (c;
                p) {
              await(c.start());
              await(p.start());
              step(c, p, out, ok);
              var committed = await(c.committed(partition(in)));
              assertThat(committed.orElse(0)).isEqualTo(ok ? 10 : 0);
            }
          }
          KafkaConsumer.with(
              committed(), c -> assertThat(take(c, 10)).startsWith("got 0").endsWith("got 9"), out);
        });
  }

  private static void step(
      KafkaConsumer<String, String> c, KafkaProducer<String, String> p, String out, boolean ok) {
    var fault = new IllegalStateException("half way");
    Runnable work =
        () ->
            p.transaction(
                () -> {
                  for (int i = 0; i < 10; i++)
                    await(p.send(out, "got " + await(c.getOne()).value()));
                  var tp = c.assignment().iterator().next();
                  var next = OffsetAndMetadata.of(await(c.position(tp)));
                  await(p.sendOffsetsToTransaction(Map.of(tp, next), c.groupMetadata()));
                  if (!ok) throw fault;
                });
    if (ok) work.run();
    else assertThatThrownBy(work::run).isSameAs(fault);
    assertThatThrownBy(() -> await(p.sendOffsetsToTransaction(Map.of(), List.of("g").get(0))))
        .isInstanceOf(IllegalOperationException.class);
  }

  @Test
  @DisplayName(
      "K-29 a message that a partitioner refuses fails the commit, also if nobody awaits its"
          + " future")
  void lost() {
    var topic = topic("lost");
    var options =
        transactional("l")
            .partitioner(
                (to, key, all, available) -> {
                  if (key != null) throw new IllegalArgumentException("no place");
                  return 0;
                });
    live(
        () -> {
          KafkaProducer.with(
              options,
              p -> {
                p.transaction(() -> await(p.sendAndWait(topic, "first")));
                var sent = new ArrayList<Future<RecordMetadata>>();
                assertThatThrownBy(
                        () ->
                            p.transaction(
                                () -> {
                                  sent.add(await(p.send(topic, "good")));
                                  sent.add(await(p.send(Message.of(topic, "bad").key("bad"))));
                                }))
                    .isInstanceOf(KafkaException.class)
                    .hasMessageContaining("no place");
                assertThat(sent.get(1).exception()).hasMessage("no place");
                p.transaction(() -> await(p.sendAndWait(topic, "last")));
              });
          KafkaConsumer.with(
              committed(), c -> assertThat(take(c, 2)).containsExactly("first", "last"), topic);
        });
  }
}
