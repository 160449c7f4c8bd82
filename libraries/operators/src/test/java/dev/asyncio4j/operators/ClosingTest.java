package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.reports;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Awaitable;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClosingTest {
  private final Trail trail = Trail.create();

  private Feed feed(String name) {
    return Feed.of(name, 100, trail);
  }

  @AsyncTest
  @DisplayName("OPS-03 leaving early closes every upstream, the last first, before close returns")
  void leavingEarly() {
    Pipe<Integer, Integer> own =
        Pipe.generator(
            (in, out) -> {
              try {
                for (int x : each(in)) out.emit(x);
              } finally {
                trail.add("own operator ends");
              }
            });
    var stream = Streams.merge(feed("a"), feed("b"), Stream.of(feed("c")).pipe(own));
    try (var s = stream.map(x -> x).enumerate(0, 1).stream()) {
      for (var x : each(s)) {
        trail.add("got " + x.value());
        break;
      }
    }
    trail.assertIs(
        "a0", "b0", "c0", "got 0", "own operator ends", "c closed", "b closed", "a closed");
    assertThat(allTasks()).hasSize(1);
  }

  @AsyncTest
  @DisplayName("OPS-03 every operator that opens something closes it when it is left")
  void everyOperatorClosesItsSources() {
    var one = Concurrency.unordered().limit(3);
    var options = ZipOptions.<Integer>defaults();
    AsyncIterable<Integer> a = feed("a");
    AsyncIterable<Integer> b = feed("b");
    List<Stream<?>> streams =
        List.of(
            Streams.merge(a, b),
            Streams.chain(a, b),
            Streams.zip(a, b),
            Streams.zip(List.of(a, b), options.strict(true)),
            Streams.zipLatest(List.of(a, b), options),
            Streams.flatten(Streams.iterate(List.of(a, b))),
            Streams.concat(Streams.iterate(List.of(a, b))),
            Streams.switchLatest(Streams.iterate(List.of(a, b))),
            Stream.of(a).mapConcurrent(x -> x, one),
            Stream.of(a).actionConcurrent(x -> {}, one),
            Stream.of(a).buffer(2),
            Stream.of(a).chunks(2, Duration.ofSeconds(9)),
            Stream.of(a).cycle(),
            Stream.of(a).flatMap(x -> b),
            Stream.of(a).concatMap(x -> b, 1),
            Stream.of(a).switchMap(x -> b));
    for (var stream : streams) {
      var feeds = List.of((Feed) a, (Feed) b);
      try (var s = stream.stream()) {
        await(s.next());
      }
      for (var feed : feeds) {
        assertThat(feed.closed).as("%s: %s", stream, feed).isEqualTo(feed.opened);
      }
      assertThat(allTasks()).as("%s", stream).hasSize(1);
    }
  }

  @AsyncTest
  @DisplayName("OPS-04 without stream(), an operator closes what it opened at its end and failure")
  void endsAndFailuresClose() {
    for (int x : each(Stream.of(Feed.of("a", 9, trail)).take(1).plus(feed("b")).take(2))) {
      trail.add("got " + x);
    }
    trail.assertIs("a0", "got 0", "a closed", "b0", "got 0", "b closed");
    trail.clear();
    var error = new IllegalArgumentException("no");
    var failing = Stream.of(feed("c")).map(x -> fail(error)).iterator();
    assertThat(assertFails(IllegalArgumentException.class, failing.next())).isSameAs(error);
    trail.assertIs("c0", "c closed");
    assertFails(StopAsyncIterationException.class, failing.next());
  }

  private static int fail(Exception error) throws Exception {
    throw error;
  }

  @Test
  @DisplayName("OPS-04 an abandoned iterator is closed at the end of run, in silence")
  void abandonedIterators() {
    var reports = new ArrayList<ExceptionContext>();
    run(
        async(
            () -> {
              getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context));
              for (int x : each(Stream.of(feed("a")).map(x -> x))) {
                if (x == 1) break;
              }
              await(Streams.merge(feed("b"), feed("c")).stream().next());
            }),
        VIRTUAL);
    assertThat(trail.lines())
        .containsExactly("a0", "a1", "b0", "c0", "a closed", "b closed", "c closed");
    assertThat(reports).isEmpty();
  }

  @Test
  @DisplayName("OPS-04 debug mode names the line that began an abandoned iterator")
  void debugModeNamesTheLine() {
    var reports = new ArrayList<ExceptionContext>();
    run(
        async(
            () -> {
              getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context));
              for (int x : each(Stream.of(feed("a")).map(x -> x))) {
                if (x == 1) break;
              }
              for (int x : each(Stream.of(feed("b")).take(1))) assertThat(x).isZero();
            }),
        VIRTUAL.debug(true));
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).message())
        .startsWith("run of <Stream iterate | map> RESTING was abandoned at ")
        .contains("ClosingTest.java")
        .contains("try (var s = x.stream())");
    assertThat(reports.get(0).createdAt().getStackTrace()[0].getClassName())
        .isEqualTo(ClosingTest.class.getName());
  }

  @AsyncTest
  @DisplayName("OPS-05 preserve stops the closing there")
  void preserveKeepsOpen() {
    var feed = feed("a");
    var kept = (AsyncGenerator<Integer>) feed.iterator();
    assertThat(await(Streams.preserve(kept).map(x -> -x).take(2).toList())).containsExactly(0, -1);
    assertThat(feed.closed).isZero();
    assertThat(await(Streams.preserve(kept).take(1).toList())).containsExactly(2);
    await(kept.close());
    assertThat(feed.closed).isEqualTo(1);
  }

  @AsyncTest
  @DisplayName("OPS-03 an iterator is closed with the stream that made it; a given one is not")
  void iteratorsThatCanBeClosed() {
    class Cursor implements AsyncIterator<Integer>, AutoCloseable {
      @Override
      public Awaitable<Integer> next() {
        return sleep(Duration.ZERO, 1);
      }

      @Override
      public void close() {
        trail.add("closed");
      }
    }
    AsyncIterable<Integer> made = Cursor::new;
    assertThat(await(Stream.of(made).take(1).toList())).containsExactly(1);
    trail.assertIs("closed");
    trail.clear();
    assertThat(await(Stream.of(new Cursor()).take(1).toList())).containsExactly(1);
    trail.assertIs();
  }
}
