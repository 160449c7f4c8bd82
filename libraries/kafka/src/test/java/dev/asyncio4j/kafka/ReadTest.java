package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.kafka.Local.LONG;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.partition;
import static dev.asyncio4j.kafka.Local.reader;
import static dev.asyncio4j.kafka.Local.send;
import static dev.asyncio4j.kafka.Local.sendNumbers;
import static dev.asyncio4j.kafka.Local.sender;
import static dev.asyncio4j.kafka.Local.take;
import static dev.asyncio4j.kafka.Local.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class ReadTest {
  private static final Duration SHORT = Duration.ofMillis(100);

  @BeforeAll
  @Timeout(300)
  static void broker() {
    TestBroker.shared();
  }

  private static FetchOptions upTo(Duration limit) {
    return FetchOptions.defaults().timeout(limit);
  }

  @Test
  @DisplayName(
      "K-01 waiters that are cancelled or out of time lose no record; the others get one each, in"
          + " order")
  void cancelled() {
    var topic = topic("cancelled");
    live(
        () -> {
          send(topic, "first");
          KafkaConsumer.with(
              reader(),
              c -> {
                assertThat(take(c, 1)).containsExactly("first");
                assertThatThrownBy(() -> await(waitFor(c.getOne(), SHORT)))
                    .isInstanceOf(AsyncTimeoutException.class);
                assertThat(await(c.getMany(upTo(SHORT)))).isEmpty();
                var waiters = new ArrayList<Task<ConsumerRecord<String, String>>>();
                for (int i = 0; i < 6; i++) waiters.add(createTask(c.getOne()));
                await(sleep(Duration.ofMillis(20)));
                waiters.get(0).cancel();
                waiters.get(3).cancel();
                send(topic, "a", "b", "c", "d", "e");
                var got = new ArrayList<String>();
                for (int i : List.of(1, 2, 4, 5)) got.add(await(waiters.get(i)).value());
                assertThat(got).containsExactly("a", "b", "c", "d");
                assertThatThrownBy(() -> await(waiters.get(0))).isInstanceOf(CancelledError.class);
                assertThat(await(c.position(partition(topic)))).isEqualTo(5);
                assertThat(take(c, 1)).containsExactly("e");
              },
              topic);
        });
  }

  @Test
  @DisplayName(
      "K-01 a task that is cancelled in the pass in which its record comes takes none away")
  void cancelledLate() {
    var topic = topic("late");
    int count = 300;
    live(
        () -> {
          sendNumbers(topic, count);
          KafkaConsumer.with(
              reader(),
              c -> {
                var got = new ArrayList<String>();
                while (got.size() < count) {
                  var one = createTask(c.getOne());
                  var two = createTask(c.getOne());
                  await(sleep(Duration.ZERO));
                  one.cancel();
                  for (var each : List.of(one, two)) {
                    try {
                      got.add(await(each).value());
                    } catch (CancelledError e) {
                      // the record stays for the next one
                    }
                  }
                  if (got.size() == count - 1) got.add(await(c.getOne()).value());
                }
                assertThat(got).isEqualTo(IntStream.range(0, count).mapToObj(i -> "" + i).toList());
              },
              topic);
        });
  }

  @Test
  @DisplayName(
      "K-02, K-15 nothing of before a seek is delivered after it, and it takes effect soon")
  void seeks() {
    var topic = topic("seeks");
    live(
        () -> {
          sendNumbers(topic, 2_000);
          KafkaConsumer.with(
              reader(),
              c -> {
                var p = partition(topic);
                for (int to : List.of(1_500, 0, 1_990, 700, 3)) {
                  take(c, 1);
                  c.seek(p, to);
                  assertThat(await(c.position(p))).isEqualTo(to);
                  assertThat(take(c, 1)).containsExactly("" + to);
                }
                take(c, 5);
                c.seek(p, 100); // twice, while the first one is under way
                c.seek(p, 200);
                assertThat(take(c, 2)).containsExactly("200", "201");
                await(c.seekToEnd());
                assertThat(await(c.position(p))).isEqualTo(2_000);
                assertThat(await(c.getMany(upTo(SHORT)))).isEmpty();
                await(c.seekToBeginning(p));
                assertThat(take(c, 2)).containsExactly("0", "1");
                assertThatThrownBy(() -> c.seek(p, -1))
                    .isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> c.seek(new TopicPartition("stranger", 7), 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("stranger-7");
              },
              topic);
        });
  }

  @Test
  @DisplayName("K-04 a partition that is full is paused, and read on when records were taken")
  void full() {
    var topic = topic("full");
    live(
        () -> {
          sendNumbers(topic, 5_000);
          KafkaConsumer.with(
              reader().bufferedRecords(50),
              c -> {
                take(c, 1);
                await(sleep(SHORT));
                assertThat(c.toString()).containsPattern("buffered=(\\d\\d?)\\b");
                assertThat(take(c, 4_999).get(4_998)).isEqualTo("4999");
              },
              topic);
        });
  }

  @Test
  @DisplayName("K-05 getMany gives what is there, at most so many, and waits only for a first one")
  void many() {
    var topic = topic("many");
    live(
        () -> {
          sendNumbers(topic, 10);
          KafkaConsumer.with(
              reader(),
              c -> {
                var p = partition(topic);
                var three = await(c.getMany(upTo(LONG).maxRecords(3)));
                assertThat(three.get(p))
                    .extracting(ConsumerRecord::value)
                    .containsExactly("0", "1", "2");
                assertThat(await(c.getMany(upTo(LONG).partitions(p))).get(p)).hasSize(7);
                assertThat(await(c.getMany(FetchOptions.defaults()))).isEmpty();
                assertThat(c.highwater(p)).hasValue(10);
                assertThat(c.lastPollTimestamp(p)).isPresent();
                assertThat(c.lastStableOffset(p)).isEmpty();
                assertThatThrownBy(() -> FetchOptions.defaults().maxRecords(0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("positive Integer");
              },
              topic);
        });
  }

  @AsyncTest(realTime = true)
  @DisplayName("K-06 stop ends all waiters, and every call behind it")
  void stop() {
    var c = KafkaConsumer.create(reader(), topic("stopped"));
    await(c.start());
    var one = createTask(c.getOne());
    var many = createTask(c.getMany(upTo(null)));
    await(sleep(Duration.ofMillis(20)));
    await(c.stop());
    await(c.stop());
    for (var each : List.of(one, many))
      assertThatThrownBy(() -> await(each)).isInstanceOf(ConsumerStoppedException.class);
    assertThatThrownBy(() -> await(c.getOne())).isInstanceOf(ConsumerStoppedException.class);
    assertThatThrownBy(c::paused).isInstanceOf(ConsumerStoppedException.class);
    assertThatThrownBy(() -> await(c.start())).isInstanceOf(ConsumerStoppedException.class);
  }

  @AsyncTest(realTime = true)
  @DisplayName("K-08 stop right after start, or after assign, is clean")
  void stopAtOnce() {
    var c = KafkaConsumer.create(reader(), topic("at-once"));
    await(c.start());
    await(c.stop());
    var d = KafkaConsumer.create(reader());
    await(d.start());
    d.assign(List.of(new TopicPartition(topic("at-once"), 0)));
    await(d.stop());
    var never = KafkaConsumer.create(reader());
    await(never.stop());
  }

  @AsyncTest(realTime = true)
  @DisplayName("K-09 use before start is refused at once")
  void unstarted() {
    var c = KafkaConsumer.create(reader(), "topic");
    assertThatThrownBy(() -> await(c.getOne()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("call start() first");
    var p = KafkaProducer.create(sender());
    assertThatThrownBy(() -> await(p.send("topic", "x")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("call start() first");
    assertThat(c.toString()).contains("new", "topic");
  }

  @Test
  @DisplayName("K-05 a getMany that does not wait passes those who wait for other partitions")
  void manyBesideOthers() {
    var full = partition(topic("beside"));
    var empty = new TopicPartition(full.topic(), 1);
    live(
        () -> {
          Local.createTopic(full.topic(), 2);
          sendNumbers(full.topic(), 2);
          KafkaConsumer.with(
              reader(),
              c -> {
                var other = createTask(c.getOne(empty));
                Local.until(() -> c.toString().contains("buffered=2"));
                var one = FetchOptions.defaults().maxRecords(1);
                assertThat(await(c.getMany(one.partitions(full))).get(full))
                    .extracting(ConsumerRecord::value)
                    .containsExactly("0");
                assertThat(await(c.getMany(one)).get(full))
                    .extracting(ConsumerRecord::value)
                    .containsExactly("1");
                other.cancel();
              },
              full.topic());
        });
  }
}
