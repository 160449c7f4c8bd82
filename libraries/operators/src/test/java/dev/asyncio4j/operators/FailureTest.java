package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;

class FailureTest {
  private final Trail trail = Trail.create();

  private Feed feed(String name) {
    return Feed.of(name, 100, trail);
  }

  @AsyncTest
  @DisplayName("OPS-06 an error in one branch cancels and closes the others, and comes out itself")
  void oneBranchFails() {
    var error = new IllegalArgumentException("b failed");
    var b = feed("b").failingAt(1, error);
    var merged = Streams.merge(feed("a"), b, new Feed("c", 9, Duration.ofHours(1), trail));
    assertThat(assertFails(IllegalArgumentException.class, merged.run())).isSameAs(error);
    trail.assertIs("a0", "b0", "a1", "b closed", "c closed", "a closed");
    assertThat(allTasks()).hasSize(1);
  }

  @AsyncTest
  @DisplayName("OPS-06 a second error while closing is suppressed in the first")
  void secondErrors() {
    var error = new IllegalArgumentException("first");
    var second = new IllegalStateException("second");
    var third = new IllegalStateException("third");
    var merged =
        Streams.merge(
            feed("a").failingToClose(third),
            feed("b").failingToClose(second),
            feed("c").failingAt(0, error));
    assertThat(assertFails(IllegalArgumentException.class, merged.run()))
        .isSameAs(error)
        .hasSuppressedException(second);
    assertThat(second).hasSuppressedException(third);
    var s = Streams.merge(feed("a").failingToClose(third), feed("b")).stream();
    await(s.next());
    assertThatThrownBy(s::close).isSameAs(third);
    assertThat(allTasks()).hasSize(1);
  }

  @AsyncTest
  @DisplayName("OPS-07 cancellation ends the wait, closes all sources and comes out")
  void cancellation() {
    var task = createTask(Streams.merge(feed("a"), feed("b")).chunks(9).map(List::size).run());
    pause(3);
    task.cancel("enough");
    assertThat(assertFails(CancelledError.class, task)).hasMessage("enough");
    assertThat(trail.lines()).endsWith("b closed", "a closed");
    assertThat(allTasks()).hasSize(1);
  }

  @AsyncTest
  @DisplayName("OPS-07 a cancellation while the sources are closed goes to them, and comes out")
  void cancellationWhileClosing() {
    AsyncIterable<Integer> slow =
        () ->
            asyncGenerator(
                y -> {
                  try {
                    y.emit(1);
                    pause(100);
                  } finally {
                    trail.add("closing");
                    pause(100);
                    trail.add("never reached");
                  }
                });
    var error = new IllegalArgumentException("first");
    var task = createTask(Streams.merge(feed("a"), slow, feed("b").failingAt(1, error)).run());
    pause(10);
    trail.assertIs("a0", "b0", "a1", "b closed", "closing", "a2");
    task.cancel();
    var cancelled = assertFails(CancelledError.class, task);
    assertThat(cancelled).hasSuppressedException(error);
    assertThat(trail.lines()).endsWith("a closed").doesNotContain("never reached");
    assertThat(allTasks()).hasSize(1);
  }

  @AsyncTest
  @DisplayName("OPS-07 an item taken in the pass of the cancellation is not lost in preserve")
  void itemsOfThePassOfTheCancellation() {
    var queue = Queue.<Integer>create();
    AsyncIterator<Integer> items = queue::get;
    List<Supplier<Stream<?>>> readers =
        List.of(
            () -> Streams.preserve(items),
            () -> Streams.merge(Streams.preserve(items), Streams.never()),
            () -> Streams.zip(Streams.preserve(items), Streams.never()),
            () -> Streams.preserve(items).buffer(5),
            () -> Streams.preserve(items).chunks(5, Duration.ofHours(1)),
            () -> Streams.concat(Streams.just(Streams.preserve(items))));
    for (int passes = 0; passes < 4; passes++) {
      for (var reader : readers) {
        var got = new ArrayList<Object>();
        var stream = reader.get();
        var task = createTask(stream.forEach(got::add));
        pause(1);
        queue.putNowait(1);
        queue.putNowait(2);
        passes(passes);
        task.cancel();
        assertFails(CancelledError.class, task);
        var rest = new ArrayList<Object>(got);
        try (var s = Streams.preserve(items).stream()) {
          while (rest.size() < 2) rest.add(await(s.next()));
        }
        assertThat(rest).as("%s, %d passes", stream, passes).containsExactly(1, 2);
        assertThat(queue.empty()).isTrue();
      }
    }
  }
}
