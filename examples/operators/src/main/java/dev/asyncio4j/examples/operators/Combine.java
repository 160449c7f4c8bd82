package dev.asyncio4j.examples.operators;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.operators.Python.now;
import static dev.asyncio4j.examples.operators.Python.since;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.operators.Stream;
import dev.asyncio4j.operators.Streams;
import dev.asyncio4j.operators.ZipOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Several sources in one stream, and the time of each item. Python: {@code 04_combine.py}. */
public final class Combine {
  private static final Duration TICK = Duration.ofMillis(150);

  private Combine() {}

  private static <T> void show(String name, Stream<T> source) {
    show(name, source, Python::text);
  }

  private static <T> void show(String name, Stream<T> source, Function<T, String> text) {
    double start = now();
    List<String> got = new ArrayList<>();
    try (var streamer = source.stream()) {
      for (T x : each(streamer)) got.add("(" + text.apply(x) + ", " + since(start) + ")");
    }
    System.out.println(name + " [" + String.join(", ", got) + "]");
  }

  private static AsyncIterable<String> ticks(
      String letter, int n, Duration interval, Duration offset) {
    return () ->
        asyncGenerator(
            y -> {
              await(sleep(offset));
              for (int i = 0; i < n; i++) {
                y.emit(letter + i);
                await(sleep(interval));
              }
            });
  }

  private static AsyncIterable<String> sub(int i) {
    return ticks("xyz".substring(i, i + 1), 2, TICK, Duration.ZERO);
  }

  private static AsyncIterable<Double> stepping() {
    return () ->
        asyncGenerator(
            y -> {
              for (double pause : new double[] {0.1, 0.2, 0.3}) {
                await(sleep(Duration.ofMillis((long) (pause * 1000))));
                y.emit(pause);
              }
            });
  }

  private static Coroutine<Void> program() {
    return async(
        () -> {
          combinations();
          flattenings(Streams.range(0, 3, 1, Duration.ofMillis(100)));
          timings();
        });
  }

  private static void combinations() {
    var a = ticks("a", 3, Duration.ofMillis(200), Duration.ZERO);
    var b = ticks("b", 2, Duration.ofMillis(300), Duration.ofMillis(50));
    var both = List.of(a, b);
    var options = ZipOptions.<String>defaults();
    show("merge", Streams.merge(a, b));
    show("zip", Streams.zip(a, b));
    show("chain", Streams.chain(a, b));
    show("ziplatest", Streams.zipLatest(both, options), Python::tuple);
    show("ziplatest full", Streams.zipLatest(both, options.partial(false)), Python::tuple);
    show("ziplatest default", Streams.zipLatest(both, options.fallback("-")), Python::tuple);
  }

  private static void flattenings(Stream<Integer> outer) {
    show("concatmap", outer.concatMap(Combine::sub));
    show("concatmap limit 1", outer.concatMap(Combine::sub, 1));
    show("flatmap", outer.flatMap(Combine::sub));
    show("flatmap limit 1", outer.flatMap(Combine::sub, 1));
    show("switchmap", outer.switchMap(Combine::sub));
    var a = ticks("a", 3, Duration.ofMillis(200), Duration.ZERO);
    var b = ticks("b", 2, Duration.ofMillis(300), Duration.ofMillis(50));
    show("flatten", Streams.flatten(Streams.iterate(List.of(a, b))));
  }

  private static void timings() {
    show("spaceout", Streams.range(3).spaceOut(Duration.ofMillis(500)));
    show("delay", Streams.range(2).delay(Duration.ofSeconds(1)));
    try {
      show("timeout", Stream.of(stepping()).timeout(Duration.ofMillis(250)));
    } catch (AsyncTimeoutException late) {
      System.out.println("timeout at an item");
    }
  }

  public static void main(String[] args) {
    run(program(), RunOptions.defaults().virtualTime());
  }
}
