package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Body1;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

class CombinationsTest {
  private final Trail trail = Trail.create();

  private Stream<String> ticks(String name, int size, long seconds) {
    return Stream.of(new Feed(name, size, Duration.ofSeconds(seconds), trail)).map(i -> name + i);
  }

  private static List<String> times(Stream<?> stream) {
    return times(stream, 0);
  }

  private static List<String> times(Stream<?> stream, long secondsPerItem) {
    var start = now();
    var got = new ArrayList<String>();
    try (var s = stream.stream()) {
      for (Object item : each(s)) {
        got.add(item + "@" + secondsSince(start));
        if (secondsPerItem > 0) pause(secondsPerItem);
      }
    }
    return got;
  }

  @AsyncTest
  @DisplayName("OPS-20 several sources: asked at once, and closed with the shortest")
  void zip() {
    var zipped = Streams.zip(ticks("a", 2, 1), ticks("b", 9, 3));
    assertThat(times(zipped)).containsExactly("(a0, b0)@3", "(a1, b1)@6");
    trail.assertIs("a0", "b0", "a1", "b1", "a closed", "b closed");
    var mapped = Streams.map(ticks("a", 2, 1), ticks("b", 9, 3), (a, b) -> a + b);
    assertThat(times(mapped)).containsExactly("a0b0@3", "a1b1@6");
    var three = Streams.zip(Streams.range(2), Streams.just("x").cycle(), Streams.range(9));
    assertThat(times(three)).containsExactly("(0, x, 0)@0", "(1, x, 1)@0");
    assertThat(times(Streams.zip(List.of(), ZipOptions.defaults()))).isEmpty();
  }

  @AsyncTest
  @DisplayName("OPS-21 strict: the longer source is named, and after how many items")
  void strict() {
    var strict = ZipOptions.<Integer>defaults().strict(true);
    var equal = List.of(Streams.range(2), Streams.range(2), Streams.range(2));
    assertThat(await(Streams.zip(equal, strict).toList()))
        .containsExactly(List.of(0, 0, 0), List.of(1, 1, 1));
    var lengths = List.of(Streams.range(3), Streams.range(2), Streams.range(9));
    var got = new ArrayList<List<Integer>>();
    var error =
        assertFails(IllegalArgumentException.class, Streams.zip(lengths, strict).forEach(got::add));
    assertThat(error)
        .hasMessageStartingWith(
            "zip() source 1 is longer than source 2, which ended after 2 items");
    assertThat(got).hasSize(2);
    assertFails(
        IllegalArgumentException.class,
        Streams.zip(Streams.range(0), Streams.range(1), ZipOptions.defaults().strict(true)).run());
  }

  @AsyncTest
  @DisplayName("OPS-22 merge: as they come, ties in the order of the sources")
  void merge() {
    assertThat(times(Streams.merge(ticks("a", 3, 2), ticks("b", 6, 1))))
        .containsExactly("b0@1", "a0@2", "b1@2", "b2@3", "a1@4", "b3@4", "b4@5", "a2@6", "b5@6");
    assertThat(times(Streams.merge(List.of()))).isEmpty();
    assertThat(times(Streams.merge(Streams.range(2)))).containsExactly("0@0", "1@0");
  }

  @AsyncTest
  @DisplayName("OPS-22 merge: sources that never wait take turns, whatever the consumer does")
  void mergeIsFair() {
    var merged = Streams.merge(Streams.count(), Streams.count(100, 1, null));
    assertThat(await(merged.take(6).toList())).containsExactly(0L, 100L, 1L, 101L, 2L, 102L);
    assertThat(times(merged.take(5), 1)).containsExactly("0@0", "100@1", "1@2", "101@3", "2@4");
  }

  @AsyncTest
  @DisplayName("OPS-22 merge asks a source again when its item was taken and more is asked for")
  void mergeHoldsBack() {
    var merged = Streams.merge(ticks("a", 9, 1), ticks("b", 9, 3));
    assertThat(times(merged.take(5), 10))
        .containsExactly("a0@1", "b0@11", "a1@21", "b1@31", "a2@41");
    assertThat(trail.lines()).filteredOn(line -> !line.contains("closed")).hasSize(6);
  }

  @AsyncTest
  @DisplayName("OPS-23 zipLatest: partial or not, and ends with the last source")
  void zipLatest() {
    var sources = List.of(ticks("a", 2, 2), ticks("b", 2, 3));
    var options = ZipOptions.<String>defaults();
    assertThat(times(Streams.zipLatest(sources, options)))
        .containsExactly("[a0, null]@2", "[a0, b0]@3", "[a1, b0]@4", "[a1, b1]@6");
    assertThat(times(Streams.zipLatest(sources, options.fallback("-")))).startsWith("[a0, -]@2");
    assertThat(times(Streams.zipLatest(sources, options.partial(false))))
        .containsExactly("[a0, b0]@3", "[a1, b0]@4", "[a1, b1]@6");
    assertThat(times(Streams.zipLatest(List.of(), options))).isEmpty();
  }

  @AsyncTest
  @DisplayName("OPS-23 an item that is null has come")
  void zipLatestOfNulls() {
    List<Stream<Integer>> sources =
        List.of(Streams.just((Integer) null), Streams.just(1).delay(Duration.ofSeconds(1)));
    var options = ZipOptions.<Integer>defaults().partial(false).fallback(7);
    assertThat(await(Streams.zipLatest(sources, options).toList()))
        .containsExactly(Arrays.asList(null, 1));
  }

  @AsyncTest
  @DisplayName(
      "OPS-24 concatMap starts sub-streams at once, and asks beyond their first item later")
  void concatMap() {
    var mapped = Streams.range(3).concatMap(i -> ticks("xyz".substring(i, i + 1), 2, 2));
    assertThat(times(mapped)).containsExactly("x0@2", "x1@4", "y0@4", "y1@6", "z0@6", "z1@8");
    assertThat(trail.lines()).startsWith("x0", "y0", "z0", "x1", "x closed", "y1");
  }

  @AsyncTest
  @DisplayName("OPS-24 concatMap with a limit: no more sub-streams are open")
  void concatMapWithLimit() {
    var mapped = Streams.range(4).concatMap(i -> ticks("wxyz".substring(i, i + 1), 2, 2), 2);
    assertThat(await(mapped.toList()))
        .containsExactly("w0", "w1", "x0", "x1", "y0", "y1", "z0", "z1");
    assertThat(trail.lines())
        .containsExactly(
            "w0",
            "x0",
            "w1",
            "w closed",
            "x1",
            "y0",
            "x closed",
            "y1",
            "z0",
            "y closed",
            "z1",
            "z closed");
  }

  @AsyncTest
  @DisplayName("OPS-24 a failure in a later sub-stream comes when its turn has come")
  void concatMapFailure() {
    var error = new IllegalArgumentException("y");
    var y = Feed.of("y", 9, trail).failingAt(0, error);
    var got = new ArrayList<Object>();
    Stream<Integer> mapped = Streams.concat(Streams.iterate(List.of(Feed.of("x", 3, trail), y)));
    assertThat(assertFails(IllegalArgumentException.class, mapped.forEach(got::add)))
        .isSameAs(error);
    assertThat(got).containsExactly(0, 1, 2);
  }

  @AsyncTest
  @DisplayName("OPS-25 flatMap does not ask the outer stream while as many as the limit are open")
  void flatMapWithLimit() {
    var outer = Stream.of(new Feed("o", 4, Duration.ZERO, trail));
    var mapped = outer.flatMap(i -> ticks("wxyz".substring(i, i + 1), 2, 2), 2);
    assertThat(times(mapped))
        .containsExactly("w0@2", "x0@2", "w1@4", "x1@4", "y0@6", "z0@6", "y1@8", "z1@8");
    assertThat(trail.lines().indexOf("o2")).isGreaterThan(trail.lines().indexOf("w closed"));
  }

  @AsyncTest
  @DisplayName("OPS-25 flatMap of limit 1 is concatMap of limit 1, without a task")
  void flatMapOfOne() {
    var outer = Streams.range(0, 3, 1, Duration.ofSeconds(1));
    var flat = times(outer.flatMap(i -> ticks("xyz".substring(i, i + 1), 2, 2), 1));
    var concat = times(outer.concatMap(i -> ticks("xyz".substring(i, i + 1), 2, 2), 1));
    assertThat(flat)
        .isEqualTo(concat)
        .containsExactly("x0@2", "x1@4", "y0@7", "y1@9", "z0@12", "z1@14");
    assertThat(trail.lines().subList(0, 3)).containsExactly("x0", "x1", "x closed");
  }

  @AsyncTest
  @DisplayName("OPS-26 switchMap closes the present sub-stream first; the last one goes on")
  void switchMap() {
    var outer = Streams.range(0, 3, 1, Duration.ofMillis(2_500));
    var mapped = outer.switchMap(i -> ticks("xyz".substring(i, i + 1), 3, 1));
    assertThat(await(mapped.toList())).containsExactly("x0", "x1", "y0", "y1", "z0", "z1", "z2");
    assertThat(trail.lines())
        .containsExactly(
            "x0", "x1", "x closed", "y0", "y1", "y closed", "z0", "z1", "z2", "z closed");
  }

  @AsyncTest
  @DisplayName("OPS-27 functions of flatMap, concatMap and switchMap may await")
  void functionsMayAwait() {
    var outer = Streams.range(3);
    Body1<Integer, Stream<Integer>> slow =
        i -> {
          pause(1);
          return Streams.just(i);
        };
    assertThat(times(outer.flatMap(slow))).containsExactly("0@1", "1@2", "2@3");
    assertThat(times(outer.concatMap(slow))).containsExactly("0@1", "1@2", "2@3");
    assertThat(times(outer.concatMap(slow, 1))).containsExactly("0@1", "1@2", "2@3");
    assertThat(times(outer.switchMap(slow))).containsExactly("0@1", "1@2", "2@3");
  }

  @AsyncTest
  @DisplayName("chain and plus open a source when the one before is closed")
  void chain() {
    assertThat(times(Streams.chain(ticks("a", 1, 1), ticks("b", 1, 1))))
        .containsExactly("a0@1", "b0@2");
    trail.assertIs("a0", "a closed", "b0", "b closed");
    assertThat(await(Streams.range(2).plus(Streams.range(2)).plus(Streams.just(9)).toList()))
        .containsExactly(0, 1, 0, 1, 9);
    assertThat(await(Streams.<Integer>chain().toList())).isEmpty();
  }
}
