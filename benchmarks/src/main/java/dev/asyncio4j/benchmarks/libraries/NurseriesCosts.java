package dev.asyncio4j.benchmarks.libraries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.nurseries.Nurseries.checkpoint;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.nurseries.Nurseries.openMemoryChannel;
import static dev.asyncio4j.nurseries.Nurseries.openNursery;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.nurseries.MemoryChannel;
import dev.asyncio4j.queues.Queue;
import java.time.Duration;

/** Nurseries, scopes and channels, beside the core's own. */
public final class NurseriesCosts {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int COUNT = 50_000;

  private NurseriesCosts() {}

  public static void main(String[] args) {
    run(async(NurseriesCosts::measure));
  }

  private static void measure() throws Exception {
    Meter.each("checkpoint", COUNT, () -> await(checkpoint()));
    moveOnAfter(
        HOUR, () -> Meter.each("checkpoint under a deadline", COUNT, () -> await(checkpoint())));
    Meter.each("sleep(0)", COUNT, () -> await(sleep(Duration.ZERO)));
    Meter.each("moveOnAfter", COUNT, () -> moveOnAfter(HOUR, () -> 1));
    Meter.each("timeout", COUNT, () -> timeout(HOUR, () -> 1));
    Meter.measure("a child of a nursery, of 1,000", COUNT, NurseriesCosts::children);
    Meter.measure("a child of taskGroup, of 1,000", COUNT, NurseriesCosts::coreChildren);
    Meter.measure("rendezvous, send and receive", COUNT, NurseriesCosts::channel);
    Meter.measure("Queue(1), put and get", COUNT, NurseriesCosts::queue);
    cancel();
  }

  private static Coroutine<Integer> noop() {
    return async(() -> 1);
  }

  private static void children(int n) {
    for (int done = 0; done < n; done += 1000) {
      openNursery(
          nursery -> {
            for (int i = 0; i < 1000; i++) nursery.startSoon(noop());
          });
    }
  }

  private static void coreChildren(int n) {
    for (int done = 0; done < n; done += 1000) {
      taskGroup(
          group -> {
            for (int i = 0; i < 1000; i++) group.createTask(noop());
          });
    }
  }

  private static void channel(int n) {
    MemoryChannel<Integer> channel = openMemoryChannel(0);
    var consumer =
        createTask(
            async(
                () -> {
                  for (int i = 0; i < n; i++) await(channel.receive().receive());
                }));
    for (int i = 0; i < n; i++) await(channel.send().send(i));
    await(consumer);
  }

  private static void queue(int n) {
    Queue<Integer> queue = Queue.create(1);
    var consumer =
        createTask(
            async(
                () -> {
                  for (int i = 0; i < n; i++) await(queue.get());
                }));
    for (int i = 0; i < n; i++) await(queue.put(i));
    await(consumer);
  }

  /** The call of cancel alone: what the children do with it is their matter. */
  private static void cancel() {
    int sleepers = 10_000;
    long[] best = {Long.MAX_VALUE};
    for (int round = 0; round < 12; round++) {
      openNursery(
          nursery -> {
            for (int i = 0; i < sleepers; i++) nursery.startSoon(sleep(HOUR));
            await(sleep(Duration.ofMillis(20)));
            long start = System.nanoTime();
            nursery.cancelScope().cancel();
            best[0] = Math.min(best[0], System.nanoTime() - start);
          });
    }
    Meter.print("cancel, each of 10,000 sleepers", (double) best[0] / sleepers);
  }
}
