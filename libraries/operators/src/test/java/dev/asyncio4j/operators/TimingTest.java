package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.AsyncTests;
import dev.asyncio4j.testing.Trail;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TimingTest {
  private final Trail trail = Trail.create();

  /** The items and the tenth of a second at which each came. */
  private static List<String> tenths(Stream<?> stream, Duration perItem) {
    var start = now();
    var got = new ArrayList<String>();
    try (var s = stream.stream()) {
      for (Object item : each(s)) {
        got.add(item + "@" + now().minus(start).toMillis() / 100);
        if (!perItem.isZero()) await(sleep(perItem));
      }
    }
    return got;
  }

  private static List<String> tenths(Stream<?> stream) {
    return tenths(stream, Duration.ZERO);
  }

  private static Stream<Integer> after(int... millis) {
    return Streams.range(millis.length).action(i -> await(sleep(Duration.ofMillis(millis[i]))));
  }

  @AsyncTest
  @DisplayName("OPS-28 chunks: the last may be short; a size below 1 is refused")
  void chunks() {
    assertThat(await(Streams.range(5).chunks(2).toList()))
        .containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
    assertThat(await(Streams.range(4).chunks(2).toList())).hasSize(2);
    assertThat(await(Streams.empty().chunks(2).toList())).isEmpty();
    assertThatThrownBy(() -> Streams.range(3).chunks(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("chunks(0): the size must be at least 1");
    assertThatThrownBy(() -> Streams.range(3).chunks(0, seconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Streams.range(3).buffer(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @AsyncTest
  @DisplayName("OPS-28 with maxWait, a chunk goes out that long after its first item")
  void chunksInTime() {
    var source = after(100, 100, 100, 900, 2000, 100, 100, 100, 100);
    assertThat(tenths(source.chunks(4, seconds(1))))
        .containsExactly("[0, 1, 2]@11", "[3]@22", "[4, 5, 6, 7]@35", "[8]@36");
    var exact = after(0, 100, 100, 100).chunks(2, seconds(9));
    assertThat(tenths(exact)).containsExactly("[0, 1]@1", "[2, 3]@3");
    assertThat(tenths(Streams.<Integer>empty().chunks(2, seconds(9)))).isEmpty();
  }

  @AsyncTest
  @DisplayName("OPS-28 the source's await is not cancelled at the limit")
  void chunksLeaveTheSourceAlone() {
    var feed = Feed.of("a", 3, trail);
    assertThat(tenths(Stream.of(feed).chunks(9, Duration.ofMillis(100))))
        .containsExactly("[0]@11", "[1]@21", "[2]@30");
    assertThat(feed.opened).isEqualTo(1);
    trail.assertIs("a0", "a1", "a2", "a closed");
  }

  @AsyncTest
  @DisplayName("OPS-28 cancelled while a chunk waits: the clock stops and all is closed")
  void chunksCancelled() {
    var feed = Feed.of("a", 3, trail);
    var task = createTask(Stream.of(feed).chunks(9, Duration.ofHours(1)).run());
    pause(2);
    task.cancel();
    assertFails(CancelledError.class, task);
    assertThat(feed.closed).isEqualTo(1);
    assertThat(allTasks()).hasSize(1);
  }

  @AsyncTest
  @DisplayName("OPS-29 spaceOut: the first at once, then the interval, a slow source as it is")
  void spaceOut() {
    var half = Duration.ofMillis(500);
    assertThat(tenths(Streams.range(3).spaceOut(half))).containsExactly("0@0", "1@5", "2@10");
    assertThat(tenths(after(700, 700, 700).spaceOut(half))).containsExactly("0@7", "1@14", "2@21");
    assertThat(tenths(after(400, 400, 100).spaceOut(half))).containsExactly("0@4", "1@9", "2@14");
    assertThat(tenths(Streams.range(0, 3, 1, half))).containsExactly("0@0", "1@5", "2@10");
    assertThat(tenths(Streams.repeat("x", 2, half))).containsExactly("x@0", "x@5");
    assertThat(tenths(Streams.range(3).spaceOut(half), Duration.ofMillis(300)))
        .containsExactly("0@0", "1@8", "2@16");
  }

  @AsyncTest
  @DisplayName("OPS-30 timeout: for each item; the consumer's time does not count")
  void timeout() {
    var limit = Duration.ofMillis(250);
    var source = after(200, 200, 200).timeout(limit);
    assertThat(tenths(source, seconds(2))).containsExactly("0@2", "1@24", "2@46");
    var feed = Feed.of("a", 9, trail);
    assertFails(AsyncTimeoutException.class, Stream.of(feed).timeout(limit).run());
    trail.assertIs("a closed");
    assertThat(feed.closed).isEqualTo(1);
  }

  @AsyncTest
  @DisplayName("OPS-30 delay: once, before the first item")
  void delay() {
    assertThat(tenths(Streams.range(3).delay(seconds(1)))).containsExactly("0@10", "1@10", "2@10");
  }

  @AsyncTest
  @DisplayName("OPS-32 action gives the item after the action has ended")
  void action() {
    var acted =
        Streams.range(2)
            .action(
                x -> {
                  pause(1);
                  trail.add("acted " + x);
                });
    await(acted.forEach(x -> trail.add("got " + x)));
    trail.assertIs("acted 0", "got 0", "acted 1", "got 1");
  }

  @AsyncTest
  @DisplayName("OPS-32 actionConcurrent has order and limit")
  void actionConcurrent() {
    var source = Streams.iterate(List.of(3, 1, 2));
    var unordered = Concurrency.unordered();
    assertThat(tenths(source.actionConcurrent(x -> pause(x), unordered)))
        .containsExactly("1@10", "2@20", "3@30");
    assertThat(tenths(source.actionConcurrent(x -> pause(x), unordered.limit(2))))
        .containsExactly("1@10", "3@30", "2@30");
    assertThat(tenths(source.actionConcurrent(x -> pause(x), Concurrency.ordered())))
        .containsExactly("3@30", "1@30", "2@30");
  }

  @Test
  @DisplayName("OPS-32 print writes each item, as it is or by a format")
  void print() {
    var out = System.out;
    var written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true));
    try {
      AsyncTests.run(() -> await(Streams.range(2).print().print("<%03d>%n").run()));
    } finally {
      System.setOut(out);
    }
    assertThat(written.toString().lines()).containsExactly("0", "<000>", "", "1", "<001>", "");
  }

  @AsyncTest
  @DisplayName("OPS-02 buffer: items come from ahead, a failure after those before it")
  void buffer() {
    var source = after(100, 100, 100, 100).buffer(2);
    assertThat(tenths(source, Duration.ofMillis(500)))
        .containsExactly("0@1", "1@6", "2@11", "3@16");
    var error = new IllegalArgumentException("late");
    var failing = Stream.of(Feed.of("a", 9, trail).failingAt(2, error)).buffer(9);
    var got = new ArrayList<Integer>();
    assertThat(
            assertFails(
                IllegalArgumentException.class,
                failing.forEach(
                    x -> {
                      got.add(x);
                      pause(5);
                    })))
        .isSameAs(error);
    assertThat(got).containsExactly(0, 1);
  }
}
