package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;

class DepthTest {
  private final Trail trail = Trail.create();

  private static Stream<Integer> deep(
      Stream<Integer> stream, int depth, UnaryOperator<Stream<Integer>> operator) {
    Stream<Integer> deep = stream;
    for (int i = 0; i < depth; i++) deep = operator.apply(deep);
    return deep;
  }

  @AsyncTest(debug = false)
  @DisplayName("OPS-37 100,000 chained plus overflow no stack, from either side")
  void manySums() {
    var one = Streams.just(1);
    assertThat(await(deep(one, 100_000, s -> s.plus(one)).toList())).hasSize(100_001);
    assertThat(await(deep(one, 100_000, one::plus).toList())).hasSize(100_001);
    try (var first = deep(one, 100_000, s -> s.plus(one)).stream()) {
      assertThat(await(first.next())).isEqualTo(1);
    }
  }

  @AsyncTest
  @DisplayName("OPS-37 a pipeline of 1,000 operators runs, and is closed")
  void manyOperators() {
    for (var operator :
        List.<UnaryOperator<Stream<Integer>>>of(
            s -> s.map(x -> x + 1),
            s -> s.filter(x -> true),
            s -> s.take(9),
            s -> s.action(x -> {}),
            s -> s.accumulate((a, b) -> b))) {
      trail.clear();
      var stream = deep(Stream.of(Feed.of("a", 3, trail)), 1_000, operator);
      assertThat(await(stream.toList())).hasSize(3);
      trail.assertIs("a0", "a1", "a2", "a closed");
    }
  }

  private static final Pipe<Integer, Integer> SAME =
      Pipe.generator(
          (in, out) -> {
            for (int x : each(in)) out.emit(x);
          });

  @AsyncTest
  @DisplayName("OPS-37 operators by generators each have a stack of their own")
  void manyGenerators() {
    var stream = deep(Stream.of(Feed.of("a", 3, trail)), 200, s -> s.pipe(SAME));
    assertThat(await(stream.take(2).toList())).containsExactly(0, 1);
    trail.assertIs("a0", "a1", "a closed");
    var parts =
        deep(Streams.range(3), 20, s -> deep(s, 1_000, part -> part.map(x -> x)).pipe(SAME));
    assertThat(await(parts.toList())).containsExactly(0, 1, 2);
  }

  @AsyncTest
  @DisplayName("OPS-37 a pipeline beyond what the stack holds says its depth; sources are closed")
  void tooManyOperators() {
    var feed = Feed.of("a", 3, trail);
    var stream = deep(Stream.of(feed), 1_000_000, s -> s.map(x -> x));
    assertThat(assertFails(IllegalStateException.class, stream.toList()))
        .hasMessageStartingWith("a pipeline of 1,000,001 operators is deeper than the stack")
        .hasCauseInstanceOf(StackOverflowError.class);
    assertThat(feed.opened).isEqualTo(feed.closed);
    assertThat(allTasks()).hasSize(1);
  }

  @AsyncTest
  @DisplayName("OPS-38 StackOverflowError and CancelledError of a function come out as they are")
  void hostileFunctions() {
    for (Error error : List.of(new StackOverflowError("mine"), new CancelledError("mine"))) {
      for (var operator : hostile(error)) {
        trail.clear();
        var feed = Feed.of("a", 3, trail);
        var stream = operator.apply(Stream.of(feed));
        assertThat(assertFails(error.getClass(), stream.run())).as("%s", stream).isSameAs(error);
        assertThat(feed.closed).as("%s", stream).isEqualTo(feed.opened).isPositive();
        assertThat(allTasks()).hasSize(1);
      }
    }
  }

  private static List<UnaryOperator<Stream<Integer>>> hostile(Error error) {
    return List.of(
        s -> s.map(x -> fail(error)),
        s -> s.filter(x -> fail(error)),
        s -> s.takeWhile(x -> fail(error)),
        s -> s.accumulate((a, b) -> fail(error)),
        s -> s.action(x -> fail(error)),
        s -> s.flatMap(x -> fail(error)),
        s -> s.concatMap(x -> fail(error), 1),
        s -> s.switchMap(x -> fail(error)),
        s -> s.buffer(3).map(x -> fail(error)),
        s -> Streams.merge(s.map(x -> fail(error)), s),
        s -> Streams.zip(s.map(x -> fail(error)), s).map(Pair::second),
        s -> s.pipe(Pipe.generator((in, out) -> fail(await(in.next()), error))).map(x -> 1),
        s -> s.mapConcurrent(x -> fail(error), Concurrency.unordered()));
  }

  private static <T> T fail(Error error) {
    throw error;
  }

  private static void fail(int item, Error error) {
    assertThat(item).isZero();
    throw error;
  }

  @AsyncTest
  @DisplayName("OPS-38 a real overflow in a function comes out, and the loop goes on")
  void realOverflow() {
    var stream = Stream.of(Feed.of("a", 3, trail)).map(DepthTest::endless);
    assertFails(StackOverflowError.class, stream.run());
    trail.assertIs("a0", "a closed");
    assertThat(await(Streams.range(3).toList())).hasSize(3);
  }

  private static int endless(int x) {
    return endless(x + 1) + 1;
  }
}
