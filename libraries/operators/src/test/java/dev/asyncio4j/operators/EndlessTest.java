package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.AsyncTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;

class EndlessTest {
  /** The number of passes that the loop makes while {@code stream} runs to its end. */
  private static int passesOf(Stream<?> stream) {
    var passes = new int[1];
    var ticker =
        createTask(
            async(
                () -> {
                  while (true) {
                    await(sleep(Duration.ZERO));
                    passes[0]++;
                  }
                }));
    passes(2);
    int before = passes[0];
    await(stream.run());
    int after = passes[0];
    ticker.cancel();
    return after - before;
  }

  @AsyncTest
  @DisplayName("OPS-31 cycle of an empty stream takes a pass each round, and can be cancelled")
  void cycleOfNothing() {
    var task = createTask(Streams.empty().cycle().run());
    passes(100);
    assertThat(task.done()).isFalse();
    task.cancel();
    assertFails(CancelledError.class, task);
    int[] rounds = {0};
    Stream<Object> tenth = Streams.call(() -> ++rounds[0]).filter(n -> n > 10).map(n -> n);
    assertThat(passesOf(tenth.cycle().take(1))).isEqualTo(10);
  }

  @AsyncTest(debug = false)
  @DisplayName("OPS-31 streams that never wait take a pass every 1,000 items")
  void aPassForAThousandItems() {
    assertThat(passesOf(Streams.repeat(1).take(999))).isZero();
    assertThat(passesOf(Streams.repeat(1).take(10_500))).isEqualTo(10);
    assertThat(passesOf(Streams.just(1).cycle().take(10_500))).isEqualTo(10);
    assertThat(passesOf(Streams.range(10_500))).isEqualTo(10);
    assertThat(passesOf(Streams.range(10_500).filter(x -> false))).isEqualTo(10);
    assertThat(passesOf(Streams.count().skip(10_000).take(500))).isEqualTo(10);
    var ones = new ArrayList<Integer>();
    for (int i = 0; i < 10_500; i++) ones.add(1);
    assertThat(passesOf(Streams.iterate(ones))).isEqualTo(10);
    Stream<Integer> sum = Streams.empty();
    for (int i = 0; i < 5_250; i++) sum = sum.plus(Streams.just(1));
    assertThat(passesOf(sum)).isGreaterThanOrEqualTo(5);
  }

  @AsyncTest
  @DisplayName("OPS-35 what runs for ever can be cancelled, also if nothing ever waits")
  void endlessEndings() {
    AsyncIterator<Integer> immediate = () -> async(() -> 1);
    AsyncIterable<Integer> generator =
        () ->
            asyncGenerator(
                y -> {
                  while (true) y.emit(1);
                });
    List<Supplier<Coroutine<?>>> endings =
        List.of(
            () -> Streams.repeat(1).takeLast(3).toList(),
            () -> Streams.repeat(1).reduce(Integer::max).last(),
            () -> Streams.count().filter(x -> x < 0).toList(),
            () -> Streams.repeat(1).item(-1).last(),
            () -> Streams.repeat(1).distinctUntilChanged().skip(1).run(),
            () -> Streams.just(1).cycle().dropWhile(x -> x == 1).last(),
            () -> Streams.range(1).cycle().flatMap(x -> Streams.empty(), 1).run(),
            () -> Streams.merge(Streams.repeat(1), Streams.repeat(2)).takeLast(1).run(),
            () -> Streams.repeat(1).mapConcurrent(x -> x, Concurrency.ordered().limit(2)).run(),
            () -> Streams.repeat(1).buffer(5).run(),
            () -> Stream.of(immediate).filter(x -> x > 1).run(),
            () -> Stream.of(generator).last());
    for (var ending : endings) {
      var task = createTask(ending.get());
      passes(20);
      assertThat(task.done()).isFalse();
      task.cancel();
      assertFails(CancelledError.class, task);
    }
  }

  @AsyncTest
  @DisplayName("OPS-35 an endless toList is cancelled too; what it took is dropped")
  void endlessList() {
    var task = createTask(Streams.repeat(1).toList());
    passes(5);
    task.cancel();
    assertFails(CancelledError.class, task);
    var never = createTask(Streams.never().toList());
    pause(1);
    never.cancel();
    assertFails(CancelledError.class, never);
  }

  @AsyncTest
  @DisplayName("OPS-35 a loop over a stream that never waits lets others run")
  void loopsLetOthersRun() {
    var other = createTask(async(() -> pause(0)));
    try (var numbers = Streams.count().stream()) {
      for (long x : each(numbers)) {
        assertThat(x).isLessThan(2_000);
        if (other.done()) break;
      }
    }
  }
}
