package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.pause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static final Stream<Integer> TEN = Streams.range(10);
  private final Trail trail = Trail.create();

  private static <T> void assertGives(Stream<T> stream, List<? extends T> items) {
    assertThat(await(stream.toList())).as("%s", stream).isEqualTo(items);
  }

  @AsyncTest
  @DisplayName("OPS-09 last of an empty stream fails; the list of an empty one is empty")
  void lastOfAnEmptyOne() {
    assertThat(assertFails(StreamEmptyException.class, Streams.empty().last()))
        .hasMessageContaining("gave no item")
        .isInstanceOf(NoSuchElementException.class);
    assertGives(Streams.empty(), List.of());
    assertGives(Streams.empty().list(), List.of(List.of()));
    assertThat(await(Streams.empty().run())).isNull();
    assertThat(await(TEN.last())).isEqualTo(9);
  }

  @AsyncTest
  @DisplayName("OPS-10 take(0) asks nothing, and closes")
  void takeNothing() {
    var feed = Feed.of("a", 9, trail);
    var generator = (AsyncGenerator<Integer>) feed.iterator();
    assertGives(Stream.of(generator).take(0), List.of());
    trail.assertIs();
    assertThat(generator.toString()).contains("ended");
    assertThat(feed.opened).isZero();
  }

  @AsyncTest
  @DisplayName("OPS-10 take ends after its last item, without asking for the next")
  void takeAsksForNoMore() {
    assertGives(Stream.of(Feed.of("a", 9, trail)).take(2), List.of(0, 1));
    trail.assertIs("a0", "a1", "a closed");
  }

  @AsyncTest
  @DisplayName("OPS-10 negative counts are 0")
  void negativeCounts() {
    var all = await(TEN.toList());
    assertGives(TEN.take(-1), List.of());
    assertGives(TEN.limit(-1), List.of());
    assertGives(TEN.takeLast(-1), List.of());
    assertGives(TEN.skip(-1), all);
    assertGives(TEN.skipLast(-1), all);
  }

  @AsyncTest
  @DisplayName("OPS-11 until gives the item that passes, too, and asks for no more")
  void untilGivesTheMatch() {
    assertGives(Stream.of(Feed.of("a", 9, trail)).until(x -> x == 2), List.of(0, 1, 2));
    trail.assertIs("a0", "a1", "a2", "a closed");
    assertGives(TEN.until(x -> x > 99), await(TEN.toList()));
  }

  @AsyncTest
  @DisplayName("OPS-12 an item out of range is told with the number of items seen")
  void itemOutOfRange() {
    assertGives(TEN.item(4), List.of(4));
    assertGives(TEN.item(-1), List.of(9));
    assertGives(TEN.item(-10), List.of(0));
    for (int index : new int[] {10, -11, Integer.MIN_VALUE}) {
      assertThat(assertFails(IndexOutOfBoundsException.class, TEN.item(index).last()))
          .hasMessage("Index out of range: item(" + index + ") of a stream of 10 items");
    }
    assertFails(IndexOutOfBoundsException.class, Streams.<Integer>empty().reduce(Math::max).last());
  }

  @AsyncTest
  @DisplayName("OPS-12 an item from the end keeps as many items as its index says")
  void itemFromTheEndIsBounded() {
    var alive = new ArrayList<WeakReference<Object>>();
    var objects =
        Streams.range(200)
            .map(
                x -> {
                  var object = new byte[1 << 20];
                  alive.add(new WeakReference<>(object));
                  if (x == 199) {
                    System.gc();
                    var kept = alive.stream().filter(ref -> ref.get() != null).count();
                    assertThat(kept).isLessThan(10);
                  }
                  return object;
                });
    assertThat(await(objects.item(-3).last())).hasSize(1 << 20);
  }

  @AsyncTest
  @DisplayName("OPS-13 slices are Python's, from each end")
  void slices() {
    Integer[] places = {null, 0, 1, 2, 4, 5, 6, 9, -1, -2, -4, -5, -6, -9};
    for (int size = 0; size < 7; size++) {
      var list = IntStream.range(0, size).boxed().toList();
      for (var from : places) {
        for (var to : places) {
          if (from != null && from < 0 && to != null && to >= 0) continue;
          for (int step : new int[] {1, 2, 3}) {
            assertThat(await(Streams.range(size).slice(from, to, step).toList()))
                .as("range(%d)[%s:%s:%d]", size, from, to, step)
                .isEqualTo(pythons(list, from, to, step));
          }
        }
      }
    }
  }

  private static List<Integer> pythons(List<Integer> list, Integer from, Integer to, int step) {
    int start = place(from, 0, list.size());
    int stop = place(to, list.size(), list.size());
    var slice = new ArrayList<Integer>();
    for (int i = start; i < stop; i += step) slice.add(list.get(i));
    return slice;
  }

  private static int place(Integer place, int absent, int size) {
    if (place == null) return absent;
    return Math.max(0, Math.min(size, place < 0 ? place + size : place));
  }

  @Test
  @DisplayName("OPS-13 a step below 1, and a positive end after a negative start, are refused")
  void refusedSlices() {
    assertThatThrownBy(() -> TEN.slice(0, 5, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Negative step not supported: slice(0, 5, 0); give a step of at least 1");
    assertThatThrownBy(() -> TEN.slice(null, null, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TEN.slice(-3, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Positive stop with negative start is not supported");
  }

  @AsyncTest
  @DisplayName("the selections of a list")
  void selections() {
    assertGives(TEN.skip(7), List.of(7, 8, 9));
    assertGives(TEN.skip(99), List.of());
    assertGives(TEN.takeLast(3), List.of(7, 8, 9));
    assertGives(TEN.takeLast(99).take(2), List.of(0, 1));
    assertGives(TEN.skipLast(7), List.of(0, 1, 2));
    assertGives(TEN.skipLast(99), List.of());
    assertGives(TEN.takeWhile(x -> x != 3), List.of(0, 1, 2));
    assertGives(TEN.dropWhile(x -> x != 8), List.of(8, 9));
    assertGives(TEN.filter(x -> x % 4 == 0), List.of(0, 4, 8));
    assertGives(TEN.limit(2), List.of(0, 1));
    assertGives(
        Streams.iterate(Arrays.asList(null, null, 1, 1, 2, null)).distinctUntilChanged(),
        Arrays.asList(null, 1, 2, null));
    assertGives(TEN.filter(x -> waits(x > 7)), List.of(8, 9));
  }

  private static boolean waits(boolean answer) {
    pause(1);
    return answer;
  }

  @AsyncTest
  @DisplayName("takeLast closes its source before it gives its items")
  void takeLastClosesFirst() {
    var last = Stream.of(Feed.of("a", 3, trail)).takeLast(2).action(trail::add);
    assertGives(last, List.of(1, 2));
    trail.assertIs("a0", "a1", "a2", "a closed", 1, 2);
  }

  @Test
  @DisplayName("a stream says its operators")
  void texts() {
    assertThat(TEN.map(x -> x).take(3)).hasToString("<Stream range | map | take>");
    assertThat(TEN.stream()).hasToString("<Streamer, run of <Stream range> CREATED>");
    Stream<Integer> deep = TEN;
    for (int i = 0; i < 20; i++) deep = deep.take(3);
    assertThat(deep.toString()).startsWith("<Stream … | take | take").hasSizeLessThan(100);
  }
}
