package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.nurseries.Nurseries.checkpoint;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.nurseries.Nurseries.openNursery;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.queues.Queue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measures what the operations cost, beside those of the core: the best of some rounds, in
 * nanoseconds. It is a program, no test: its figures are in the README.
 */
public final class Costs {
  private static final Duration HOUR = Duration.ofHours(1);

  /** Runs something {@code n} times. */
  private interface Operation {
    void times(int n) throws Exception;
  }

  private Costs() {}

  /** Prints a line for each operation. */
  public static void main(String[] args) {
    Map<String, Operation> operations = new LinkedHashMap<>();
    operations.put("sleep(0)", n -> each(n, () -> await(sleep(Duration.ZERO))));
    operations.put("checkpoint", n -> each(n, () -> await(checkpoint())));
    operations.put(
        "checkpoint in a scope with a deadline",
        n -> moveOnAfter(HOUR, () -> each(n, () -> await(checkpoint()))));
    operations.put("core timeout", n -> each(n, () -> timeout(HOUR, () -> 1)));
    operations.put("moveOnAfter", n -> each(n, () -> moveOnAfter(HOUR, () -> 1)));
    operations.put(
        "core taskGroup child",
        n ->
            inBatches(
                n,
                b ->
                    taskGroup(
                        g -> {
                          for (int i = 0; i < b; i++) g.createTask(noop());
                        })));
    operations.put(
        "nursery child",
        n ->
            inBatches(
                n,
                b ->
                    openNursery(
                        g -> {
                          for (int i = 0; i < b; i++) g.startSoon(noop());
                        })));
    operations.put("core Queue(1)", Costs::queue);
    operations.put("rendezvous channel", Costs::channel);
    operations.put("cancel a scope, per sleeper of 10,000", Costs::cancel);
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 7;
    int n = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
    Map<String, Long> best = new LinkedHashMap<>();
    for (int i = 0; i < rounds; i++) {
      operations.forEach((name, operation) -> best.merge(name, measure(operation, n), Math::min));
    }
    best.forEach((name, nanos) -> System.out.printf("%-40s %6d ns%n", name, nanos));
  }

  private static long cancelNanos;

  private static long measure(Operation operation, int n) {
    return run(
        async(
            () -> {
              cancelNanos = 0;
              long start = System.nanoTime();
              operation.times(n);
              long nanos = System.nanoTime() - start;
              return cancelNanos > 0 ? cancelNanos / 10_000 : nanos / n;
            }));
  }

  private static void each(int n, Body<?> body) throws Exception {
    for (int i = 0; i < n; i++) body.run();
  }

  private static void inBatches(int n, Operation batch) throws Exception {
    for (int done = 0; done < n; done += 1000) batch.times(1000);
  }

  private static Coroutine<Integer> noop() {
    return async(() -> 1);
  }

  private static void queue(int n) {
    Queue<Integer> queue = Queue.create(1);
    var consumer = createTask(async(() -> each(n, () -> await(queue.get()))));
    for (int i = 0; i < n; i++) await(queue.put(i));
    await(consumer);
  }

  private static void channel(int n) {
    MemoryChannel<Integer> channel = Nurseries.openMemoryChannel(0);
    var consumer = createTask(async(() -> each(n, () -> await(channel.receive().receive()))));
    for (int i = 0; i < n; i++) await(channel.send().send(i));
    await(consumer);
  }

  /** The call of cancel alone: what the children do with it is their matter. */
  private static void cancel(int n) {
    openNursery(
        nursery -> {
          for (int i = 0; i < 10_000; i++) nursery.startSoon(sleep(HOUR));
          await(sleep(Duration.ofMillis(20)));
          long start = System.nanoTime();
          nursery.cancelScope().cancel();
          cancelNanos = System.nanoTime() - start;
        });
  }
}
