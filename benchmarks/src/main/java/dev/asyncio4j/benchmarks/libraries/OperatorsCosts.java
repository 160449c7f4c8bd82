package dev.asyncio4j.benchmarks.libraries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.taskGroup;

import dev.asyncio4j.operators.Concurrency;
import dev.asyncio4j.operators.Pipe;
import dev.asyncio4j.operators.Stream;
import dev.asyncio4j.operators.Streams;
import java.util.function.IntFunction;

/** An item of some pipelines, beside a plain loop and a child of a task group. */
public final class OperatorsCosts {
  private static final int MANY = 1_000_000;
  private static final int SOME = 100_000;
  private static final int FEW = 20_000;

  private OperatorsCosts() {}

  public static void main(String[] args) {
    run(async(OperatorsCosts::measure));
  }

  private static void measure() throws Exception {
    Meter.measure("a plain loop", MANY, OperatorsCosts::plain);
    items("range, map", MANY, n -> Streams.range(n).map(x -> x + 1));
    items("range, map, filter, take, enumerate", MANY, OperatorsCosts::four);
    Meter.measure("range, map, read by each", SOME, OperatorsCosts::byEach);
    items("an operator of one's own", SOME, n -> Streams.range(n).pipe(same()));
    items("buffer of 10", SOME, n -> Streams.range(n).buffer(10));
    items("merge of two", FEW, n -> Streams.merge(Streams.range(n / 2), Streams.range(n / 2)));
    items("zip of two", FEW, n -> Streams.zip(Streams.range(n), Streams.range(n)));
    items("mapConcurrent, limit 10", FEW, n -> mapped(n, Concurrency.ordered()));
    items("mapConcurrent, limit 10, unordered", FEW, n -> mapped(n, Concurrency.unordered()));
    Meter.measure("a child of taskGroup", FEW, OperatorsCosts::children);
    items(
        "flatMap of single items, limit 10", FEW, n -> Streams.range(n).flatMap(Streams::just, 10));
  }

  private static void items(String name, int count, IntFunction<Stream<?>> pipeline)
      throws Exception {
    Meter.measure(
        name,
        count,
        n -> {
          long[] seen = {0};
          await(pipeline.apply(n).forEach(x -> seen[0]++));
          if (seen[0] == 0) throw new IllegalStateException("no items");
        });
  }

  private static Stream<?> four(int n) {
    return Streams.range(n).map(x -> x + 1).filter(x -> x % 2 == 0).take(n).enumerate(0, 1);
  }

  private static Stream<?> mapped(int n, Concurrency concurrency) {
    return Streams.range(n).mapConcurrent(x -> x, concurrency.limit(10));
  }

  private static void plain(int n) {
    long sum = 0;
    for (Integer x = 0; x < n; x++) sum += x + 1;
    if (sum == 0) throw new IllegalStateException("no items");
  }

  private static <T> Pipe<T, T> same() {
    return Pipe.generator(
        (in, out) -> {
          for (T x : each(in)) out.emit(x);
        });
  }

  private static void byEach(int n) {
    long seen = 0;
    try (var s = Streams.range(n).map(x -> x + 1).stream()) {
      for (Object x : each(s)) seen++;
    }
    if (seen != n) throw new IllegalStateException(seen + " items");
  }

  private static void children(int n) {
    taskGroup(
        group -> {
          for (int i = 0; i < n; i++) group.createTask(async(() -> 1));
        });
  }
}
