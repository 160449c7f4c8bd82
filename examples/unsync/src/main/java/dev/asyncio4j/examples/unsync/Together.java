package dev.asyncio4j.examples.unsync;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.unsync.Unsync.start;
import static dev.asyncio4j.unsync.Unsync.threaded;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.unsync.Unfuture;
import dev.asyncio4j.unsync.Unsync;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Two sleeps at once, threads, chains, and a pipeline of both, from a program that does not await.
 * Python: {@code 01_readme.py}, Kotlin: {@code Together.kt}.
 */
public final class Together {
  private static final Duration TENTH = Duration.ofMillis(100);

  private Together() {}

  private record Pair(int first, int second) {
    @Override
    public String toString() {
      return "(" + first + ", " + second + ")";
    }
  }

  private static Coroutine<String> nap(int i) {
    return sleep(Duration.ofSeconds(1), "nap " + i);
  }

  private static Unfuture<Pair> blocking(int i) {
    return threaded(
        () -> {
          Thread.sleep(200);
          return new Pair(i, i + 1);
        });
  }

  private static Coroutine<Pair> twice(Pair pair) {
    return sleep(TENTH, new Pair(pair.first(), pair.second() * 2));
  }

  private static Coroutine<String> collect(List<Unfuture<Pair>> tasks) {
    return async(
        () ->
            tasks.stream()
                .map(task -> await(task))
                .map(pair -> pair.first() + ": " + pair.second())
                .collect(Collectors.joining(", ", "{", "}")));
  }

  private static String together(long start, int millis) {
    return (System.nanoTime() - start) / 1_000_000 < millis ? "together" : "one by one";
  }

  public static void main(String[] args) {
    Unsync.loop(); // its start does not count
    long begin = System.nanoTime();
    var naps = List.of(start(nap(1)), start(nap(2)));
    var slept = naps.stream().map(nap -> "'" + nap.result() + "'").toList();
    System.out.println(slept + " " + together(begin, 1900));

    begin = System.nanoTime();
    var threads = IntStream.range(0, 8).mapToObj(Together::blocking).toList();
    var pairs = threads.stream().map(Unfuture::result).toList();
    System.out.println(pairs + " " + together(begin, 1500));

    System.out.println(start(sleep(TENTH, 3 + 1)).then(x -> sleep(TENTH, x * 2)).result());

    var doubled =
        IntStream.range(0, 5)
            .mapToObj(Together::blocking)
            .map(pair -> pair.<Pair>then(Together::twice))
            .toList();
    System.out.println(start(collect(doubled)).result());
  }
}
