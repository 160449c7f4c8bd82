package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Task;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.VoidBody1;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Words of the tests: the shared broker, topics of one's own, and text messages. */
final class Local {
  static final Duration LONG = Duration.ofSeconds(100);

  /** How long the broker keeps a question for records that has no answer yet, and a try lasts. */
  private static final Duration SHORT = Duration.ofMillis(30);

  private Local() {}

  static String topic(String name) {
    return name + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  static TopicPartition partition(String topic) {
    return new TopicPartition(topic, 0);
  }

  static ProducerOptions<String, String> sender() {
    return ProducerOptions.text()
        .bootstrapServers(TestBroker.shared().address())
        .retryBackoff(SHORT);
  }

  static ConsumerOptions<String, String> reader() {
    return ConsumerOptions.text()
        .bootstrapServers(TestBroker.shared().address())
        .retryBackoff(SHORT)
        .fetchMaxWait(SHORT)
        .autoOffsetReset(AutoOffsetReset.EARLIEST);
  }

  /** A reader in a group, which hears of a rebalance soon. */
  static ConsumerOptions<String, String> member(String group) {
    return reader().groupId(group).heartbeatInterval(Duration.ofMillis(100));
  }

  /** Runs a body on a loop of its own, in real time. */
  static void live(VoidBody body) {
    run(async(body));
  }

  /** Sends some values to partition 0 of a topic, in order. */
  static void send(String topic, String... values) {
    KafkaProducer.with(
        sender(),
        p -> {
          for (var value : values)
            await(p.sendAndWait(Message.<String, String>of(topic, value).partition(0)));
        });
  }

  /**
   * Sends the numbers from 0 on to partition 0 of a topic.
   *
   * <p>The first one is waited for: a broker that has not made a new partition whole may refuse the
   * first batch and take the second, and then Kafka's client tries the first in vain for two
   * minutes.
   */
  static void sendNumbers(String topic, int count) {
    KafkaProducer.with(
        sender(),
        p -> {
          for (int i = 0; i < count; i++) {
            var sent = await(p.send(Message.<String, String>of(topic, "" + i).partition(0)));
            if (i == 0) await(sent);
          }
          await(p.flush());
        });
  }

  /** A consumer of one topic that has joined its group. */
  static KafkaConsumer<String, String> joined(
      ConsumerOptions<String, String> options, String topic, @Nullable RebalanceListener listener) {
    var consumer = KafkaConsumer.create(options);
    consumer.subscribe(List.of(topic), listener);
    await(consumer.start());
    return consumer;
  }

  static void createTopic(String topic, int partitions) {
    admin(
        admin -> {
          await(admin.createTopics(List.of(new NewTopic(topic, partitions, 1))));
          until(() -> isWhole(admin, topic, partitions));
        });
  }

  /** Tells whether the broker knows what its controller has made. */
  private static boolean isWhole(KafkaAdmin admin, String topic, int count) {
    try {
      var partitions = await(admin.describeTopics(List.of(topic))).get(topic).partitions();
      return partitions.stream().filter(each -> each.leader() >= 0).count() == count;
    } catch (UnknownTopicOrPartitionException notYet) {
      return false;
    }
  }

  static void admin(VoidBody1<KafkaAdmin> body) {
    var options = AdminOptions.defaults().bootstrapServers(TestBroker.shared().address());
    try (var admin = KafkaAdmin.create(options)) {
      await(admin.start());
      body.accept(admin);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("the body of a test", e);
    }
  }

  /** Waits, in a task, for what other threads bring about. */
  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end)
      await(sleep(Duration.ofMillis(10)));
    assertThat(condition.getAsBoolean()).as("it happens within %s", LONG).isTrue();
  }

  /** Reads what comes into {@code got}, until it is cancelled. */
  static Task<@Nullable Void> reading(KafkaConsumer<String, String> consumer, List<String> got) {
    return createTask(
        async(
            () -> {
              for (var each : each(consumer)) got.add(each.value());
            }));
  }

  /** Takes so many values, in the order in which they come. */
  static List<String> take(KafkaConsumer<String, String> consumer, int count) {
    var values = new java.util.ArrayList<String>();
    while (values.size() < count) values.add(await(consumer.getOne()).value());
    return values;
  }
}
