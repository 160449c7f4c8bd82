package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.pause;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.Runner;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.AsyncTests;
import dev.asyncio4j.testing.TestOptions;
import dev.asyncio4j.testing.Trail;
import dev.asyncio4j.testing.Virtual;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ColdStreamsTest {
  private final Trail trail = Trail.create();

  private static AsyncGenerator<Integer> numbers() {
    return asyncGenerator(
        y -> {
          for (int i = 0; i < 5; i++) y.emit(i);
        });
  }

  @AsyncTest
  @DisplayName("OPS-01 a stream is cold: each run asks its sources anew")
  void runsAnew() {
    var feed = Feed.of("a", 3, trail);
    var stream = Stream.of(feed).map(x -> x * 10);
    assertThat(feed.opened).isZero();
    assertThat(await(stream.toList())).containsExactly(0, 10, 20);
    assertThat(await(stream.last())).isEqualTo(20);
    var got = new ArrayList<Integer>();
    for (int x : each(stream)) got.add(x);
    try (var streamer = stream.stream()) {
      for (int x : each(streamer)) got.add(x);
    }
    assertThat(got).containsExactly(0, 10, 20, 0, 10, 20);
    assertThat(feed.opened).isEqualTo(4);
    assertThat(feed.closed).isEqualTo(4);
  }

  @AsyncTest
  @DisplayName("OPS-01 a source that is a generator runs once, and a second run says so")
  void oneShotSourcesSaySo() {
    var stream = Streams.iterate(numbers()).take(2);
    assertThat(await(stream.toList())).containsExactly(0, 1);
    assertThat(assertFails(IllegalStateException.class, stream.toList()))
        .hasMessageContaining("the source runs once, and has run")
        .hasMessageContaining("make a new one");
  }

  @AsyncTest
  @DisplayName("OPS-01 preserve runs once, and goes on when the iterator is preserved again")
  void preserveRunsOnce() {
    var kept = numbers();
    var stream = Streams.preserve(kept);
    assertThat(await(stream.take(2).toList())).containsExactly(0, 1);
    assertThat(assertFails(IllegalStateException.class, stream.toList()))
        .hasMessageContaining("the source runs once");
    assertThat(await(Streams.preserve(kept).toList())).containsExactly(2, 3, 4);
  }

  @AsyncTest
  @DisplayName("OPS-01 a coroutine as the one item runs once; a future any number of times")
  void justOfAnAwaitable() {
    var once = Streams.just(async(() -> "x"));
    assertThat(await(once.last())).isEqualTo("x");
    assertFails(IllegalStateException.class, once.last());
    var future = Virtual.after(1, "y");
    var task = createTask(future);
    var often = Streams.just(task);
    assertThat(await(often.last()) + await(often.last())).isEqualTo("yy");
  }

  @AsyncTest
  @DisplayName("OPS-02 an operator asks its source when it is asked itself, and not ahead")
  void nothingRunsAhead() {
    List<Function<Stream<Integer>, Stream<?>>> operators =
        List.of(
            s -> s.map(x -> x),
            s -> s.filter(x -> true),
            s -> s.take(9),
            s -> s.enumerate(0, 1),
            s -> s.skip(0),
            s -> s.until(x -> false),
            s -> s.action(x -> {}),
            s -> s.spaceOut(Duration.ZERO),
            s -> s.timeout(Duration.ofSeconds(9)),
            s -> s.accumulate(Integer::sum),
            s -> s.plus(Streams.empty()),
            s -> s.flatMap(Streams::just, 1),
            s -> Streams.merge(s),
            s -> Streams.zip(s, Streams.count()));
    for (var operator : operators) {
      trail.clear();
      try (var s = operator.apply(Stream.of(Feed.of("a", 9, trail))).stream()) {
        await(s.next());
        pause(60);
        trail.assertIs("a0");
      }
    }
  }

  @AsyncTest
  @DisplayName("OPS-02 a concurrent operator holds at most its limit")
  void concurrentOnesHoldTheirLimit() {
    var fast = new Feed("a", 99, Duration.ZERO, trail);
    try (var s = Stream.of(fast).buffer(3).stream()) {
      assertThat(await(s.next())).isZero();
      pause(60);
      trail.assertIs("a0", "a1", "a2", "a3");
    }
    trail.clear();
    var mapped = Stream.of(fast).mapConcurrent(x -> x, Concurrency.ordered().limit(3));
    try (var s = mapped.stream()) {
      assertThat(await(s.next())).isZero();
      pause(60);
      trail.assertIs("a0", "a1", "a2");
    }
  }

  @Test
  @DisplayName("OPS-36 one stream runs in two loops at once; a run belongs to its loop")
  void twoLoops() throws Exception {
    var stream =
        Streams.merge(Streams.range(5_000), Streams.range(5_000))
            .mapConcurrent(x -> await(sleep(Duration.ZERO, x)), Concurrency.unordered().limit(7))
            .reduce(Integer::sum);
    var options = TestOptions.defaults().debug(false); // twenty thousand tasks
    Callable<Integer> run = () -> AsyncTests.run(options, () -> await(stream.last()));
    var threads = Executors.newFixedThreadPool(2);
    try {
      for (var sum : threads.invokeAll(List.of(run, run))) {
        assertThat(sum.get()).isEqualTo(4_999 * 5_000);
      }
    } finally {
      threads.shutdown();
    }
    try (var one = Runner.create(Virtual.VIRTUAL);
        var other = Runner.create(Virtual.VIRTUAL)) {
      var streamer = stream.pipe(s -> Streams.range(3)).stream();
      assertThat(one.run(streamer.next())).isZero();
      assertThat(
              other.<Throwable>run(
                  async(() -> assertFails(IllegalStateException.class, streamer.next()))))
          .hasMessageContaining("belongs to another loop");
      assertThat(one.run(streamer.next())).isEqualTo(1);
    }
  }
}
