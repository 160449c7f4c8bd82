package dev.asyncio4j.examples.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.kafka.AdminOptions;
import dev.asyncio4j.kafka.AutoOffsetReset;
import dev.asyncio4j.kafka.ConsumerOptions;
import dev.asyncio4j.kafka.KafkaAdmin;
import dev.asyncio4j.kafka.KafkaConsumer;
import dev.asyncio4j.kafka.KafkaProducer;
import dev.asyncio4j.kafka.Message;
import dev.asyncio4j.kafka.NewTopic;
import dev.asyncio4j.kafka.ProducerOptions;
import dev.asyncio4j.kafka.RebalanceListener;
import dev.asyncio4j.kafka.TopicPartition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Two members of a group share four partitions; one leaves. Python: {@code 05_rebalance.py}. */
public final class Rebalance {
  private static final String TOPIC = Show.topic("rebalance");

  private Rebalance() {}

  /** Notes the partitions that a member has. */
  private static final class Listener implements RebalanceListener {
    final Set<Integer> now = new TreeSet<>();

    @Override
    public Coroutine<@Nullable Void> partitionsRevoked(Set<TopicPartition> revoked) {
      return async(
          () -> {
            await(sleep(Duration.ZERO));
            revoked.forEach(each -> now.remove(each.partition()));
          });
    }

    @Override
    public Coroutine<@Nullable Void> partitionsAssigned(Set<TopicPartition> assigned) {
      return async(() -> assigned.forEach(each -> now.add(each.partition())));
    }
  }

  private record Place(int partition, long offset) {}

  /** Runs the program. */
  public static void main(String... args) {
    run(async(Rebalance::all));
  }

  private static void until(BooleanSupplier test) {
    for (int i = 0; i < 300; i++) {
      if (test.getAsBoolean()) return;
      await(sleep(Duration.ofMillis(100)));
    }
    throw new IllegalStateException("it did not happen within 30 s");
  }

  private static KafkaConsumer<byte[], byte[]> member(Listener listener) {
    var options =
        ConsumerOptions.defaults()
            .bootstrapServers(Show.broker())
            .groupId("g-" + TOPIC)
            .autoOffsetReset(AutoOffsetReset.EARLIEST)
            .heartbeatInterval(Duration.ofMillis(200));
    var c = KafkaConsumer.create(options);
    c.subscribe(List.of(TOPIC), listener);
    await(c.start());
    return c;
  }

  private static Coroutine<@Nullable Void> collect(
      KafkaConsumer<byte[], byte[]> c, List<Place> into) {
    return async(
        () -> {
          for (var m : each(c)) into.add(new Place(m.partition(), m.offset()));
        });
  }

  private static void all() {
    var admin = KafkaAdmin.create(AdminOptions.defaults().bootstrapServers(Show.broker()));
    await(admin.start());
    await(admin.createTopics(List.of(new NewTopic(TOPIC, 4, 1))));
    until(() -> await(admin.listTopics()).contains(TOPIC)); // another thread of the broker
    System.out.println(Show.truth(await(admin.listTopics()).contains(TOPIC)));
    var one = new Listener();
    var two = new Listener();
    var got = new ArrayList<Place>();
    var a = member(one);
    var first = createTask(collect(a, got));
    until(() -> one.now.size() == 4);
    System.out.println("alone " + one.now);
    var b = member(two);
    var second = createTask(collect(b, got));
    until(() -> one.now.size() == 2 && two.now.size() == 2);
    var both = new TreeSet<>(one.now);
    both.addAll(two.now);
    System.out.println("together " + both);
    KafkaProducer.with(
        ProducerOptions.defaults().bootstrapServers(Show.broker()),
        p -> {
          for (int i = 0; i < 20; i++)
            await(p.sendAndWait(Message.of(TOPIC, Show.bytes("x")).partition(i % 4)));
        });
    until(() -> got.size() == 20);
    System.out.println("each once " + new HashSet<>(got).size());
    first.cancel();
    await(a.stop());
    until(() -> two.now.size() == 4);
    System.out.println("left over " + two.now);
    second.cancel();
    await(b.stop());
    await(admin.deleteTopics(List.of(TOPIC)));
    await(admin.stop());
  }
}
