package dev.asyncio4j.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.inspector.Events.Event;
import dev.asyncio4j.inspector.Events.Kind;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a watch keeps of what it was told. */
@InOneMode
class RecordingTest {
  private static final int MOST = 10;

  private static Event step(long task) {
    return new Event(1, Kind.STEP, 0, task, 1);
  }

  @Test
  @DisplayName("INS-32 of names no more are kept than of events, though no end of a task is told")
  void names() {
    var events = new Events(MOST);
    for (int task = 1; task <= 1000; task++) {
      events.name(task, "name " + task);
      events.add(step(1)); // it goes on
    }
    assertThat(events.nameOf(1)).isEqualTo("name 1");
    assertThat(events.nameOf(1000)).isEqualTo("name 1000");
    var kept = IntStream.rangeClosed(1, 1000).filter(it -> events.nameOf(it).startsWith("name"));
    assertThat(kept.count()).isEqualTo(MOST);
  }

  /** The answer of a copy with one loop, in which so many errors were never read. */
  private static String answer(int loop, int unread) {
    return "{\"schema\":1,\"nanos\":1,\"loops\":[{\"id\":%d,\"running\":1,\"tasks\":0,\"ready\":0,"
            .formatted(loop)
        + "\"timers\":0,\"channels\":0,\"created\":0,\"entries\":0,\"busy\":0,\"lag\":0,"
        + "\"dropped\":0,\"unread\":%d,\"neverAwaited\":0,\"events\":[],\"names\":[],"
            .formatted(unread)
        + "\"slow\":[],\"profile\":[]}]}";
  }

  @Test
  @DisplayName("INS-13 of a loop that is closed nothing is kept")
  void closedLoops() {
    var recorded = new Recorded();
    var recording = new Recording("1", 0, 0);
    recording.read(answer(7, 5), recorded);
    recording.read(answer(7, 6), recorded);
    recording.read(answer(8, 0), recorded);
    recording.read(answer(7, 9), recorded);
    assertThat(recorded.loops)
        .extracting(LoopActivity::unread)
        .as("errors since it was first seen")
        .containsExactly(0L, 1L, 0L, 0L);
  }
}
