package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.kafka.Local.LONG;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.reader;
import static dev.asyncio4j.kafka.Local.sendNumbers;
import static dev.asyncio4j.kafka.Local.sender;
import static dev.asyncio4j.kafka.Local.topic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.lowlevel.Instrument;
import dev.asyncio4j.lowlevel.Instruments;
import dev.asyncio4j.lowlevel.StepInfo;
import dev.asyncio4j.support.NothingLeftBehind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The loop is woken by batches, not by records. */
@ExtendWith(NothingLeftBehind.class)
class WakeTest {
  private static final int COUNT = 10_000;

  @BeforeAll
  @Timeout(300)
  static void broker() {
    TestBroker.shared();
  }

  /** The actions that other threads bring to the running loop. */
  private static final class Foreign implements Instrument {
    int count;

    static Foreign counted() {
      var counter = new Foreign();
      Instruments.add(getRunningLoop(), counter);
      return counter;
    }

    @Override
    public void stepBegan(StepInfo step) {
      if (step.kind() == StepInfo.Kind.FOREIGN) count++;
    }
  }

  /** Kafka's consumer, whose polls that bring something are counted. */
  @SuppressWarnings("unchecked")
  private static Consumer<byte[], byte[]> counting(Properties config, AtomicInteger batches) {
    var bytes = new ByteArrayDeserializer();
    var kafka = new org.apache.kafka.clients.consumer.KafkaConsumer<>(config, bytes, bytes);
    return (Consumer<byte[], byte[]>)
        Proxy.newProxyInstance(
            WakeTest.class.getClassLoader(),
            new Class<?>[] {Consumer.class},
            (self, method, arguments) -> {
              try {
                var result = method.invoke(kafka, arguments);
                if (result instanceof ConsumerRecords<?, ?> polled
                    && !polled.nextOffsets().isEmpty()) batches.incrementAndGet();
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  @DisplayName("K-37 a poll wakes the loop at most once, however many records it brings")
  void polls() {
    var topic = topic("polls");
    var batches = new AtomicInteger();
    live(
        () -> {
          sendNumbers(topic, COUNT);
          try (var c =
              new KafkaConsumerImpl<>(reader(), config -> counting(config, batches), topic)) {
            await(c.start());
            var foreign = Foreign.counted();
            var wait = FetchOptions.defaults().timeout(LONG);
            for (int got = 0; got < COUNT; )
              for (var some : await(c.getMany(wait)).values()) got += some.size();
            int others = 2; // what the start has still on its way
            assertThat(foreign.count).isBetween(1, batches.get() + others);
            assertThat(batches.get()).isLessThan(COUNT / 10);
          }
        });
  }

  @Test
  @DisplayName("K-37 the answers of a broker wake the loop together, and so do hand-overs")
  void answers() {
    var topic = topic("answers");
    live(
        () ->
            KafkaProducer.with(
                sender().linger(Duration.ofMillis(20)),
                p -> {
                  await(p.sendAndWait(topic, "first"));
                  var foreign = Foreign.counted();
                  for (int i = 0; i < COUNT; i++) await(p.send(topic, "x"));
                  await(p.flush());
                  assertThat(foreign.count).isPositive().isLessThan(COUNT / 10);
                }));
  }
}
