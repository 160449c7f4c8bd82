package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.reports;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import org.junit.jupiter.api.DisplayName;

class StreamerTest {
  private final Trail trail = Trail.create();

  private Feed feed(String name) {
    return Feed.of(name, 100, trail);
  }

  @AsyncTest
  @DisplayName("OPS-08 the closed streamer refuses")
  void usedAfterClose() {
    var s = Streams.range(3).stream();
    await(s.next());
    s.close();
    s.close();
    assertThat(assertFails(IllegalStateException.class, s.next()))
        .hasMessageStartingWith("Streamer is closed and cannot be iterated");
    var unused = Stream.of(feed("a")).stream();
    unused.close();
    assertFails(IllegalStateException.class, unused.next());
    trail.assertIs();
  }

  @AsyncTest
  @DisplayName("OPS-08 two tasks that ask one streamer at once are refused, as by a generator")
  void twoTasksAtOnce() {
    try (var s = Stream.of(feed("a")).stream()) {
      var first = createTask(async(() -> await(s.next())));
      pause(0);
      assertThat(assertFails(IllegalStateException.class, s.next()))
          .hasMessageContaining("is already running")
          .hasMessageContaining("one task at a time");
      assertThatThrownBy(s::close).isInstanceOf(IllegalStateException.class);
      assertThat(await(first)).isZero();
      assertThat(await(s.next())).isEqualTo(1);
    }
  }

  @AsyncTest
  @DisplayName("OPS-08 close of an open streamer in a callback is refused with a reason")
  void closeInACallback() {
    var reports = reports();
    try (var s = Stream.of(feed("a")).stream()) {
      await(s.next());
      getRunningLoop().callSoon(s::close);
      pause(1);
      assertThat(await(s.next())).isEqualTo(1);
    }
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).exception()).hasMessageContaining("in a callback");
  }
}
