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

  @Test
  @DisplayName("a crowd at one object, a circle, a blocked and a late loop are hints")
  void kinds() {
    var tasks = new ArrayList<TaskInfo>();
    for (int i = 0; i < 1500; i++)
      tasks.add(Canned.waiting(i, "Lock.acquire", "<Lock [locked, waiters:" + i + "]>", List.of()));
    var byItself =
        new TaskInfo(
            "1:9999",
            "self",
            "Site.get",
            "waiting",
            "task",
            null,
            null,
            null,
            List.of(new TaskInfo.Awaiter("1:9999", null)),
            List.of());
    tasks.add(byItself);
    tasks.add(
        new TaskInfo("1:7", "late", "A", "new", null, null, null, null, List.of(), List.of()));
    var frame = new TaskInfo.Frame("app.Report", "render", "Report.java", 40, "CALL");
    var loop = new LoopInfo(1, "blocked", "main", "system", 1502, 0, 0, 0, 0, List.of(frame));
    assertThat(Hints.of(Canned.of(List.of(loop), tasks)))
        .containsExactlyInAnyOrder(
            "More than 1000 tasks wait in Lock.acquire for one object",
            "These tasks wait for each other, and can never go on: self",
            "Loop 1 does not answer: a step of its blocks it, at app.Report.render Report.java:40",
            "Tasks of loop 1 have not begun: it is blocked");
    var late = new LoopActivity(1, true, Duration.ofMillis(300), 1, 1, 0, 0, 0, 0, 0, 2, 1, 0);
    assertThat(Hints.of(List.of(late), List.of(), new Events(1)))
        .containsExactly(
            "Loop 1 is late: what is ready waits for more than 100 ms",
            "Errors were never read on loop 1: the log has them",
            "Coroutines were never awaited on loop 1: the log says which");
  }

  private static Snapshot waitingAt(int count) {
    var frame = new TaskInfo.Frame("app.Store", "write", "Store.java", 12, "BODY");
    var tasks = new ArrayList<TaskInfo>();
    var lock = "<Lock [locked, waiters:" + count + "]>";
    for (int i = 0; i < count; i++)
      tasks.add(Canned.waiting(i, "Lock.acquire", lock, List.of(frame)));
    return Canned.of(tasks);
  }

  @Test
  @DisplayName("INS-34 a lock that ever more tasks wait for is a hint, until there are less")
  void growth() {
    var growth = new Growth();
    for (int count = 10; count < 14; count++)
      assertThat(growth.of(waitingAt(count))).as("%d", count).isEmpty();
    for (int count = 14; count < 20; count++)
      assertThat(growth.of(waitingAt(count)))
          .containsExactly(
              "Ever more tasks wait in Lock.acquire, at app.Store.write Store.java:12");
    assertThat(growth.of(waitingAt(19))).as("no more, no less").hasSize(1);
    assertThat(growth.of(waitingAt(18))).isEmpty();
    assertThat(growth.of(waitingAt(19))).isEmpty();
    assertThat(growth.of(waitingAt(0))).isEmpty();
  }
}
