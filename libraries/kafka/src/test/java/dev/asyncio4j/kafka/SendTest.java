package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.member;
import static dev.asyncio4j.kafka.Local.reader;
import static dev.asyncio4j.kafka.Local.sender;
import static dev.asyncio4j.kafka.Local.take;
import static dev.asyncio4j.kafka.Local.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class SendTest {
  @BeforeAll
  @Timeout(300)
  static void broker() {
    TestBroker.shared();
  }

  @Test
  @DisplayName("K-22 sends of a task to a partition arrive in the order of the calls")
  void order() {
    var topic = topic("order");
    live(
        () ->
            KafkaProducer.with(
                sender(),
                p -> {
                  var sent = new ArrayList<Future<RecordMetadata>>();
                  for (int i = 0; i < 3_000; i++) {
                    sent.add(await(p.send(Message.<String, String>of(topic, "" + i).partition(0))));
                    if (i == 0) await(sent.get(0)); // the partition is new: see sendNumbers
                  }
                  for (int i = 2_999; i >= 0; i--)
                    assertThat(await(sent.get(i)).offset()).isEqualTo(i);
                  KafkaConsumer.with(
                      reader(),
                      c -> {
                        assertThat(take(c, 3_000))
                            .isEqualTo(IntStream.range(0, 3_000).mapToObj(i -> "" + i).toList());
                      },
                      topic);
                }));
  }

  @Test
  @DisplayName("K-18 keys, values, headers, times and their absence arrive as they were sent")
  void contents() {
    var topic = topic("contents");
    var time = Instant.ofEpochMilli(1_700_000_000_123L);
    live(
        () -> {
          KafkaProducer.with(
              sender(),
              p -> {
                var sent =
                    await(
                        p.sendAndWait(
                            Message.of(topic, "v")
                                .key("k")
                                .timestamp(time)
                                .header("text", "é")
                                .header("none", (byte[]) null)));
                assertThat(sent).isEqualTo(new RecordMetadata(topic, 0, 0, time, false));
                assertThat(await(p.sendAndWait(topic, "k", null)).offset()).isEqualTo(1);
                assertThat(await(p.sendAndWait(topic, null)).offset()).isEqualTo(2);
              });
          KafkaConsumer.with(
              reader(),
              c -> {
                var full = await(c.getOne());
                assertThat(full.key()).isEqualTo("k");
                assertThat(full.value()).isEqualTo("v");
                assertThat(full.timestamp()).isEqualTo(time);
                assertThat(full.logAppendTime()).isFalse();
                assertThat(full.headers())
                    .containsExactly(
                        new Header("text", "é".getBytes("UTF-8")), new Header("none", null));
                assertThat(List.of(full.keySize(), full.valueSize())).containsExactly(1, 1);
                var tombstone = await(c.getOne());
                assertThat(tombstone.key()).isEqualTo("k");
                assertThat(tombstone.value()).isNull();
                assertThat(tombstone.valueSize()).isEqualTo(-1);
                var empty = await(c.getOne());
                assertThat(empty.key()).isNull();
                assertThat(empty.value()).isNull();
              },
              topic);
        });
  }

  @Test
  @DisplayName("K-22 without idempotence a warning says what a retry may do")
  void notIdempotent() {
    try (var log = new LogCapture()) {
      assertThat(KafkaProducer.create(sender().acks(1).idempotence(false)).toString())
          .contains("new");
      assertThat(log.messages().toString()).contains("idempotence(false)");
    }
  }

  @Test
  @DisplayName(
      "K-23 flush waits for what was sent before it; one that is cancelled leaves all as is")
  void flush() {
    var topic = topic("flush");
    live(
        () ->
            KafkaProducer.with(
                sender().linger(Duration.ofSeconds(20)),
                p -> {
                  var first = await(p.send(topic, "a"));
                  var second = await(p.send(topic, "b"));
                  await(p.flush());
                  assertThat(List.of(first.done(), second.done())).containsExactly(true, true);
                  var third = await(p.send(topic, "c"));
                  var flushing = createTask(p.flush());
                  await(sleep(Duration.ZERO));
                  flushing.cancel();
                  assertThatThrownBy(() -> await(flushing)).isInstanceOf(CancelledError.class);
                  await(p.flush());
                  assertThat(third.result().offset()).isEqualTo(2);
                }));
  }

  private static long offset(String topic, int acks) {
    return KafkaProducer.with(sender().acks(acks), p -> await(p.sendAndWait(topic, "a")).offset());
  }

  @Test
  @DisplayName("K-24 without acknowledgements the offset is not known")
  void acks() {
    var topic = topic("acks");
    live(
        () -> {
          assertThat(offset(topic, 1)).isZero(); // the partition is whole
          assertThat(offset(topic, 0)).isEqualTo(-1);
          try (var c = KafkaConsumer.create(member("g-" + topic), topic)) {
            await(c.start());
            take(c, 2); // nobody has told that it is there
          }
          assertThat(offset(topic, 1)).isEqualTo(2);
        });
    assertThatThrownBy(() -> sender().acks(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Invalid ACKS parameter");
    assertThatThrownBy(() -> KafkaProducer.create(sender().acks(1).idempotence(true)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("acks=1 not supported");
  }

  @AsyncTest(realTime = true)
  @DisplayName(
      "K-25 a message that is too large is refused at the send, a String without serializer too")
  @SuppressWarnings({"unchecked", "rawtypes"}) // as a caller who ignores the types
  void refused() {
    KafkaProducer.with(
        sender().maxRequestSize(1_000),
        p -> {
          assertThatThrownBy(() -> await(p.send(topic("large"), "x".repeat(1_000))))
              .isInstanceOf(MessageSizeTooLargeException.class)
              .hasMessageContaining("larger than the maximum request size");
          assertThatThrownBy(() -> p.send("no topic", "x"))
              .isInstanceOf(IllegalArgumentException.class);
        });
    KafkaProducer raw =
        KafkaProducer.create(
            ProducerOptions.defaults().bootstrapServers(TestBroker.shared().address()));
    try (raw) {
      await((Coroutine<Void>) raw.start());
      assertThatThrownBy(() -> await((Coroutine<?>) raw.send("topic", "text")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Value must be bytes");
    }
  }

  @Test
  @DisplayName("K-26 what is unsent at stop is sent first; then every send is refused")
  void stop() {
    var topic = topic("stop");
    live(
        () -> {
          var p = KafkaProducer.create(sender().linger(Duration.ofSeconds(20)));
          await(p.start());
          await(p.partitionsFor(topic));
          var sent = new ArrayList<Future<RecordMetadata>>();
          for (int i = 0; i < 500; i++) sent.add(await(p.send(topic, "" + i)));
          await(p.stop());
          await(p.stop());
          for (int i = 0; i < 500; i++) assertThat(sent.get(i).result().offset()).isEqualTo(i);
          assertThatThrownBy(() -> await(p.send(topic, "late")))
              .isInstanceOf(ProducerClosedException.class);
          assertThatThrownBy(() -> await(p.start())).isInstanceOf(ProducerClosedException.class);
        });
  }

  @Test
  @DisplayName("K-27 a batch is full at its size, and its messages stay together")
  void batches() {
    var topic = topic("batch");
    live(
        () ->
            KafkaProducer.with(
                sender().maxBatchSize(1_000),
                p -> {
                  var batch = p.createBatch();
                  int count = 0;
                  BatchEntry entry;
                  while ((entry = batch.append(null, "value " + count, null, List.of())) != null)
                    assertThat(entry.offset()).isEqualTo(count++);
                  assertThat(batch.size()).isBetween(500, 1_000);
                  await(p.sendAndWait(topic, "before"));
                  var others =
                      gather(
                          IntStream.range(0, 100)
                              .mapToObj(i -> p.sendAndWait(topic, "o"))
                              .toList());
                  var first = await(await(p.sendBatch(batch, topic, 0)));
                  await(others);
                  assertThat(batch.append(null, "late", null, List.of())).isNull();
                  assertThatThrownBy(() -> await(p.sendBatch(batch, topic, 0)))
                      .isInstanceOf(IllegalArgumentException.class);
                  int size = count;
                  KafkaConsumer.with(
                      reader(),
                      c -> {
                        var all = take(c, 101 + size);
                        var from = (int) first.offset();
                        assertThat(all.subList(from, from + size))
                            .isEqualTo(
                                IntStream.range(0, size).mapToObj(i -> "value " + i).toList());
                      },
                      topic);
                }));
  }

  @Test
  @DisplayName("partitions are found by the key, or by a partitioner of one's own")
  void partitioner() {
    var topic = topic("partitioner");
    live(
        () -> {
          Local.createTopic(topic, 3);
          KafkaProducer.with(
              sender().partitioner((t, key, all, available) -> all.get(all.size() - 1)),
              p -> {
                assertThat(await(p.sendAndWait(topic, "a")).partition()).isEqualTo(2);
                assertThat(await(p.partitionsFor(topic)))
                    .extracting(PartitionInfo::partition)
                    .containsExactlyInAnyOrder(0, 1, 2);
                assertThat(p.metrics()).containsKey("producer-metrics:record-send-total");
              });
        });
  }
}
