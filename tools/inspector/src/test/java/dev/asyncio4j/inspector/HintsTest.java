package dev.asyncio4j.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What looks wrong, of snapshots and loops that are known. */
class HintsTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  @DisplayName("INS-34 a hint appears after two seconds of being true, and never flickers")
  void steady() {
    var hints = new Hints();
    var late = Set.of("late");
    assertThat(hints.at(0, late)).isEmpty();
    assertThat(hints.at(SECOND, late)).isEmpty();
    assertThat(hints.at(2 * SECOND, late)).containsExactly("late");
    assertThat(hints.at(3 * SECOND, Set.of())).containsExactly("late");
    assertThat(hints.at(4 * SECOND, late)).containsExactly("late");
    assertThat(hints.at(8 * SECOND, Set.of())).containsExactly("late");
    assertThat(hints.at(9 * SECOND, Set.of())).isEmpty();
    assertThat(hints.at(10 * SECOND, late)).isEmpty();
  }

  @Test
  @DisplayName("INS-34 what is true now and then for less than two seconds is no hint")
  void nowAndThen() {
    var hints = new Hints();
    for (int second = 0; second < 20; second += 4) {
      assertThat(hints.at(second * SECOND, Set.of("late"))).isEmpty();
      assertThat(hints.at((second + 2) * SECOND, Set.of())).isEmpty();
    }
  }

  private static TaskInfo waiting(int number, String on) {
    return new TaskInfo(
        "1:" + number,
        "t" + number,
        "Site.get",
        "waiting",
        "Lock.acquire",
        on,
        List.of(),
        List.of());
  }

  @Test
  @DisplayName("a crowd at one object, a circle, a blocked and a late loop are hints")
  void kinds() {
    var tasks = new ArrayList<TaskInfo>();
    for (int i = 0; i < 1500; i++) tasks.add(waiting(i, "<Lock [locked, waiters:" + i + "]>"));
    var byItself =
        new TaskInfo(
            "1:9999",
            "self",
            "Site.get",
            "waiting",
            "task",
            null,
            List.of(new TaskInfo.Awaiter("1:9999", null)),
            List.of());
    tasks.add(byItself);
    var loop = new LoopInfo(1, "blocked", "main", "system", 1501, 0, 0, 0, 0);
    assertThat(Hints.of(new Snapshot(1, 0, List.of(loop), tasks, "")))
        .containsExactlyInAnyOrder(
            "More than 1000 tasks wait in Lock.acquire for one object",
            "These tasks wait for each other, and can never go on: self",
            "Loop 1 does not answer: a step of its blocks it");
    var late = new LoopActivity(1, true, Duration.ofMillis(300), 1, 1, 0, 0, 0, 0, 0, 0);
    assertThat(Hints.of(List.of(late), List.of(), new Events(1)))
        .containsExactly("Loop 1 is late: what is ready waits for more than 100 ms");
  }
}
