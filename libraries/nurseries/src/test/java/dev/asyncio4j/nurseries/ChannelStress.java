package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.nurseries.Nurseries.openNursery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.AsyncTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Producers and consumers that are cancelled at random, by scopes and by edges. */
final class ChannelStress {
  private final Random random;
  private final List<Integer> sent = new ArrayList<>();
  private final List<Integer> got = new ArrayList<>();
  private final MemoryChannel<Integer> channel;

  private ChannelStress(int seed) {
    random = new Random(seed);
    channel = Nurseries.openMemoryChannel(random.nextInt(3));
  }

  static void run(int seed) {
    AsyncTests.run(
        () -> {
          var stress = new ChannelStress(seed);
          stress.run();
          assertThat(stress.got)
              .as("seed %d", seed)
              .containsExactlyInAnyOrderElementsOf(stress.sent);
        });
  }

  private Duration someTime() {
    return Duration.ofMillis(random.nextInt(4));
  }

  private void run() {
    openNursery(
        nursery -> {
          List<Task<?>> tasks = new ArrayList<>();
          for (int i = 0; i < 4; i++) tasks.add(nursery.startSoon(producer(i * 1000)));
          for (int i = 0; i < 3; i++) tasks.add(nursery.startSoon(consumer()));
          for (int i = 0; i < 60; i++) {
            await(sleep(someTime()));
            tasks.get(random.nextInt(tasks.size())).cancel();
          }
          for (int i = 0; i < 4; i++) tasks.get(i).cancel();
          await(sleep(Duration.ofMillis(100)));
          while (channel.receive().statistics().currentBufferUsed() > 0) {
            got.add(channel.receive().receiveNowait());
          }
          nursery.cancelScope().cancel();
        });
  }

  private Coroutine<Void> producer(int from) {
    return async(
        () -> {
          int next = from;
          for (int round = 0; round < 30; round++) {
            int item = next++;
            try {
              moveOnAfter(
                  someTime(),
                  () -> {
                    await(channel.send().send(item));
                    sent.add(item);
                    await(sleep(someTime()));
                  });
            } catch (CancelledError e) {
              if (Nurseries.currentlyCancelled()) throw e;
            }
          }
        });
  }

  private Coroutine<Void> consumer() {
    return async(
        () -> {
          while (true) {
            try {
              moveOnAfter(
                  someTime(),
                  () -> {
                    got.add(await(channel.receive().receive()));
                  });
              await(sleep(someTime()));
            } catch (CancelledError e) {
              if (Nurseries.currentlyCancelled()) throw e;
            }
          }
        });
  }
}
