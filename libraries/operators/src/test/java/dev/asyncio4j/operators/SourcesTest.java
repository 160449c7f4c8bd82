package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.connected;
import static dev.asyncio4j.testing.Ends.text;
import static dev.asyncio4j.testing.Virtual.pause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.support.HandSubscriber;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SourcesTest {
  private final Trail trail = Trail.create();

  @AsyncTest
  @DisplayName("OPS-33 iterate of a stream of the JDK runs it once and closes it, once")
  void streamsOfTheJdk() {
    var once = Streams.iterate(IntStream.range(0, 9).boxed().onClose(trail.adding("closed")));
    assertThat(await(once.take(3).toList())).containsExactly(0, 1, 2);
    trail.assertIs("closed");
    assertFails(IllegalStateException.class, once.toList());
    trail.assertIs("closed");
  }

  @AsyncTest
  @DisplayName("OPS-33 iterate of an Iterable takes an iterator for each run, on the loop")
  void iterables() {
    var loop = Thread.currentThread();
    Iterable<Integer> numbers =
        () -> {
          trail.add(Thread.currentThread() == loop);
          return List.of(1, 2).iterator();
        };
    var stream = Streams.iterate(numbers);
    trail.assertIs();
    assertThat(await(stream.toList())).isEqualTo(await(stream.toList()));
    trail.assertIs(true, true);
  }

  @AsyncTest
  @DisplayName("OPS-34 null items pass everywhere")
  void nulls() {
    var nulls = Arrays.asList(1, null, null, 2, null);
    var stream = Streams.iterate(nulls);
    var any = Concurrency.ordered();
    for (Stream<?> same :
        List.of(
            stream.map(x -> x),
            stream.filter(x -> true),
            stream.takeLast(9),
            stream.skipLast(0),
            stream.slice(-5, null),
            stream.mapConcurrent(x -> x, any),
            stream.actionConcurrent(x -> {}, any),
            stream.buffer(2),
            stream.action(x -> {}),
            stream.timeout(Duration.ofSeconds(1)),
            stream.accumulate((a, b) -> b),
            stream.flatMap(Streams::just, 1),
            stream.concatMap(Streams::just),
            stream.enumerate(0, 1).map(Indexed::value),
            stream.chunks(2).flatMap(Streams::iterate, 1),
            stream.chunks(2, Duration.ofSeconds(1)).flatMap(Streams::iterate, 1),
            Streams.merge(stream),
            Streams.zip(stream, stream).map(Pair::first),
            Streams.preserve(stream.iterator()),
            Streams.<Integer>empty().plus(stream),
            stream.pipe(in -> in))) {
      assertThat(await(same.toList())).as("%s", same).isEqualTo(nulls);
    }
    assertThat(await(stream.last())).isNull();
    assertThat(await(stream.item(-1).last())).isNull();
    assertThat(await(stream.skipLast(3).last())).isNull();
    assertThat(await(Streams.just((Integer) null).last())).isNull();
    assertThat(await(Streams.just(null).toList())).hasSize(1).containsOnlyNulls();
  }

  @AsyncTest
  @DisplayName("OPS-34 toPublisher refuses null, and closes the sources of a cancelled one")
  void publishers() {
    var nulls = new HandSubscriber<Integer>(trail::add);
    Streams.iterate(Arrays.asList(1, null)).toPublisher(getRunningLoop()).subscribe(nulls);
    pause(1);
    nulls.subscription.request(9);
    pause(1);
    assertThat(nulls.error).isInstanceOf(NullPointerException.class);
    trail.clear();
    var feed = Feed.of("a", 9, trail);
    var subscriber = new HandSubscriber<Integer>(Trail.create()::add);
    Stream.of(feed).map(x -> x * 10).toPublisher(getRunningLoop()).subscribe(subscriber);
    pause(1);
    subscriber.subscription.request(2);
    pause(5);
    trail.assertIs("a0", "a1");
    subscriber.subscription.cancel();
    pause(1);
    trail.assertIs("a0", "a1", "a closed");
  }

  @Test
  @DisplayName("OPS-01 the lines of a connection, and a publisher, are sources")
  void asAUser() {
    connected(
        (client, server) -> {
          client.writer().write(bytes("one\ntwo\n\nthree\n"));
          var lines = Stream.of(server.reader().lines()).map(line -> text(line).strip());
          var got = lines.takeWhile(line -> !line.isEmpty()).enumerate(1, 1);
          assertThat(await(got.toList()).toString()).isEqualTo("[(1, one), (2, two)]");
          assertThat(text(await(server.reader().readLine()))).isEqualTo("three\n");
        });
    run(
        async(
            () -> {
              try (var publisher = new SubmissionPublisher<Integer>()) {
                var doubled = Stream.of(AsyncIterable.of(publisher)).map(x -> x * 2).take(3);
                var task = createTask(doubled.toList());
                while (!publisher.hasSubscribers()) await(sleep(Duration.ofMillis(1)));
                for (int i = 0; i < 5; i++) publisher.submit(i);
                assertThat(await(task)).containsExactly(0, 2, 4);
              }
            }));
  }

  @AsyncTest
  @DisplayName("numbers: range, count and repeat are Python's")
  void numbers() {
    assertThat(await(Streams.range(9, 0, -4, null).toList())).containsExactly(9, 5, 1);
    assertThat(await(Streams.range(-3).toList())).isEmpty();
    assertThat(await(Streams.range(0, 9, 4, null).toList())).containsExactly(0, 4, 8);
    assertThat(await(Streams.range(0, 8, 4, null).toList())).containsExactly(0, 4);
    int most = Integer.MAX_VALUE;
    assertThat(await(Streams.range(most - 1, most, 1, null).toList())).containsExactly(most - 1);
    assertThat(await(Streams.range(Integer.MIN_VALUE, most, most, null).toList()))
        .containsExactly(Integer.MIN_VALUE, -1, most - 1);
    assertThat(await(Streams.count(5, -2, null).take(3).toList())).containsExactly(5L, 3L, 1L);
    assertThat(await(Streams.repeat("x", 3, null).toList())).containsExactly("x", "x", "x");
    assertThat(await(Streams.repeat("x", -3, null).toList())).isEmpty();
    assertThatThrownBy(() -> Streams.range(0, 9, 0, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("range() arg 3 must not be zero");
  }

  @AsyncTest
  @DisplayName("error gives the same object, checked or not")
  void errors() {
    var error = new IOException("disk");
    assertThat(assertFails(IOException.class, Streams.error(error).run())).isSameAs(error);
  }

  @AsyncTest
  @DisplayName("an end of iteration that a function throws ends no stream")
  void endOfIterationInAFunction() {
    var end = new StopAsyncIterationException("mine");
    Stream<Integer> stream =
        Streams.range(3)
            .map(
                x -> {
                  if (x == 1) throw end;
                  return x;
                });
    assertThat(assertFails(IllegalStateException.class, stream.toList()))
        .hasMessageContaining("raised StopAsyncIteration")
        .hasCause(end);
    var merged = Streams.merge(stream, Streams.never());
    assertThat(assertFails(IllegalStateException.class, merged.toList())).hasCause(end);
  }

  @AsyncTest
  @DisplayName("collect takes a collector of the JDK; forEach awaits its action, in this task")
  void endings() {
    var text = Streams.range(3).map(String::valueOf).collect(Collectors.joining(","));
    assertThat(await(text)).isEqualTo("0,1,2");
    var feed = Feed.of("a", 9, trail);
    var error = new IllegalArgumentException("action");
    var failing =
        Stream.of(feed)
            .forEach(
                x -> {
                  pause(1);
                  if (x == 1) throw error;
                });
    assertThat(assertFails(IllegalArgumentException.class, failing)).isSameAs(error);
    trail.assertIs("a0", "a1", "a closed");
  }

  @AsyncTest
  @DisplayName("the iterator of a stream is a generator that takes no values")
  void iteratorIsAGenerator() {
    var iterator = Stream.of(Feed.of("a", 9, trail)).iterator();
    assertThat(await(iterator.send(null))).isZero();
    assertThatThrownBy(() -> iterator.send(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a stream takes no values");
    var error = new IllegalStateException("thrown in");
    assertThat(assertFails(IllegalStateException.class, iterator.throwInto(error))).isSameAs(error);
    trail.assertIs("a0", "a closed");
    await(iterator.close());
    for (int x : each(Streams.range(1).iterator())) assertThat(x).isZero();
  }

  @Test
  @DisplayName("a null source, function or option is refused at the call")
  void nullArguments() {
    assertThatThrownBy(() -> Streams.range(3).map(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Stream.of(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Streams.range(3).flatMap(null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Streams.merge(Streams.range(3), null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Streams.range(3).timeout(null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Streams.range(3).action(null))
        .isInstanceOf(NullPointerException.class);
  }
}
