package dev.asyncio4j.examples.operators;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.operators.Python.now;
import static dev.asyncio4j.examples.operators.Python.since;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.operators.Concurrency;
import dev.asyncio4j.operators.Pair;
import dev.asyncio4j.operators.Stream;
import dev.asyncio4j.operators.Streams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls beside one another: order, limits, failure, and the times of each. Python: {@code
 * 03_concurrent_map.py}.
 */
public final class ConcurrentMap {
  private static final int[] MILLIS = {500, 100, 300, 200};
  private static final Concurrency ORDERED = Concurrency.ordered();
  private static final Concurrency UNORDERED = Concurrency.unordered();

  private final List<String> log = new ArrayList<>();

  private int work(int x) {
    log.add("+" + x);
    try {
      return await(sleep(Duration.ofMillis(MILLIS[x % 4]), x * 10));
    } finally {
      log.add("-" + x);
    }
  }

  private int boom(int x) {
    if (x != 2) return work(x);
    await(sleep(Duration.ofMillis(200)));
    throw new IllegalArgumentException("boom");
  }

  private static void show(String name, Stream<?> source) {
    double start = now();
    List<Object> got = new ArrayList<>();
    try (var streamer = source.stream()) {
      for (Object x : each(streamer)) got.add(new Pair<>(x, since(start)));
    } catch (IllegalArgumentException error) {
      got.add(error.getMessage());
    }
    System.out.println(name + " " + Python.text(got));
  }

  private void showLog(String name, Stream<?> source) {
    log.clear();
    show(name, source);
    System.out.println("  " + String.join(" ", log));
  }

  private Coroutine<Void> program() {
    return async(
        () -> {
          Stream<Integer> six = Streams.range(6);
          showLog("ordered", six.mapConcurrent(this::work, ORDERED));
          showLog("ordered limit 2", six.mapConcurrent(this::work, ORDERED.limit(2)));
          showLog("ordered limit 1", six.mapConcurrent(this::work, ORDERED.limit(1)));
          showLog("unordered", six.mapConcurrent(this::work, UNORDERED));
          showLog("unordered limit 2", six.mapConcurrent(this::work, UNORDERED.limit(2)));
          showLog("unordered limit 1", six.mapConcurrent(this::work, UNORDERED.limit(1)));
          show("ordered failure", six.mapConcurrent(this::boom, ORDERED));
          show("ordered failure limit 3", six.mapConcurrent(this::boom, ORDERED.limit(3)));
          show("unordered failure", six.mapConcurrent(this::boom, UNORDERED));
          Stream<Integer> slow = Streams.range(0, 4, 1, Duration.ofMillis(250));
          show("slow source", slow.mapConcurrent(this::work, UNORDERED.limit(10)));
          Stream<Integer> three = Streams.range(1, 4, 1, Duration.ofMillis(100));
          show("two sources", Streams.map(six, three, (a, b) -> a * b));
          try {
            six.mapConcurrent(this::work, ORDERED.limit(0));
          } catch (IllegalArgumentException error) {
            System.out.println("limit 0 -> ValueError");
          }
        });
  }

  public static void main(String[] args) {
    run(new ConcurrentMap().program(), RunOptions.defaults().virtualTime());
  }
}
