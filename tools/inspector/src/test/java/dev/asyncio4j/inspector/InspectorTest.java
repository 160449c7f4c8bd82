package dev.asyncio4j.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.testing.RealTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Looks into processes that were started with nothing prepared. */
class InspectorTest {
  /** A time for which a loop may be held by a look at any number of tasks, but for the list. */
  private static final long SHORT_MICROS = 100_000;

  private static TargetProcess album;

  @BeforeAll
  static void start() throws IOException {
    album = TargetProcess.running("album");
  }

  @AfterAll
  static void end() throws IOException, InterruptedException {
    assertThat(album.end()).as("what it has written").isEmpty();
  }

  private static String withoutLines(String text) {
    return text.replaceAll("java:\\d+", "java:n")
        .replaceAll(" +by", " by")
        .replaceAll(" +sleep", " sleep");
  }

  @Test
  @DisplayName("INS-12 INS-17 pstree of a program with groups; nothing is written by the target")
  void tree() {
    assertThat(album.look("pstree")).as(album.complained()).isZero();
    assertThat(withoutLines(album.printed()))
        .isEqualTo(
            """
            └── (T) main
                └── dev.asyncio4j.inspector.Targets.albums Targets.java:n by taskGroup
                    ├── (T) Sundowning
                    │   └── dev.asyncio4j.inspector.Targets.album Targets.java:n by taskGroup
                    │       ├── (T) TNDNBTG sleep
                    │       │   └── dev.asyncio4j.inspector.Targets.play Targets.java:n
                    │       └── (T) Levitate sleep
                    │           └── dev.asyncio4j.inspector.Targets.play Targets.java:n
                    └── (T) TMBTE
                        └── dev.asyncio4j.inspector.Targets.album Targets.java:n by taskGroup
                            ├── (T) DYWTYLM sleep
                            │   └── dev.asyncio4j.inspector.Targets.play Targets.java:n
                            └── (T) Aqua Regia sleep
                                └── dev.asyncio4j.inspector.Targets.play Targets.java:n
            """);
    assertThat(album.look("pstree", "--merge", "--root", "TMBTE")).isZero();
    assertThat(album.printed()).startsWith("└── (T) TMBTE").contains("(T) DYWTYLM ×2");
    assertThat(album.look("ps", "--format", "csv")).isZero();
    assertThat(album.printed())
        .startsWith("tid,task id,task name,coroutine stack,awaiter chain,awaiter name,awaiter id,")
        .contains(",Levitate,Targets.play,Targets.album,Sundowning,1:");
    assertThat(album.look("ps")).isZero();
    assertThat(album.printed().lines()).hasSize(8);
    assertThat(album.look("waits")).isZero();
    assertThat(album.printed()).startsWith("       4  sleep  ");
  }

  @Test
  @DisplayName("INS-07 tasks that wait for each other are named, and the exit code is 1")
  void circle() throws IOException {
    try (var target = TargetProcess.running("circle")) {
      assertThat(target.look("pstree")).isEqualTo(1);
      assertThat(target.complained()).contains("wait for each other").contains("a").contains("b");
      assertThat(target.printed()).contains("(T) a", "(T) b", "→ (T) a above");
    }
  }

  @Test
  @DisplayName("INS-14 a blocked loop is read without its turn, and its frame is there")
  void blocked() throws IOException {
    try (var target = TargetProcess.running("blocked")) {
      assertThat(target.look("pstree")).isZero();
      assertThat(target.complained()).contains("a step of its blocks it");
      assertThat(target.printed()).contains("Targets.pause", "(T) waiting");
    }
  }

  @Test
  @DisplayName(
      "INS-14 loops that are blocked by a sleep, a lock, an endless loop, a join, a callback")
  void stuck() throws IOException {
    try (var target = TargetProcess.running("stuck")) {
      assertThat(target.look("pstree")).as(target.complained()).isZero();
      assertThat(target.complained().lines()).hasSize(5);
      for (var name : List.of("asleep", "locked", "endless", "joining"))
        assertThat(target.printed()).contains("(T) " + name, "Loops." + name);
      assertThat(target.complained())
          .contains("blocks it, at dev.asyncio4j.inspector.Loops.callback");
      var snapshot = Inspector.snapshot(target.pid(), SnapshotOptions.defaults());
      assertThat(snapshot.loops()).extracting(LoopInfo::state).containsOnly("blocked").hasSize(5);
      var names = snapshot.tasks().stream().map(TaskInfo::name).sorted().toList();
      assertThat(snapshot.loops())
          .extracting(loop -> loop.blockedAt().get(0).method())
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }

  @Test
  @InOneMode
  @DisplayName("INS-14 a process that stands still as a whole is given up, and found again")
  void standsStill() throws IOException, InterruptedException {
    album.signal("STOP");
    try {
      assertThat(album.look("ps", "--timeout", "1", "--retries", "0")).isEqualTo(4);
      assertThat(album.complained()).contains("has not answered in 1.0 s", "--timeout");
    } finally {
      album.signal("CONT");
    }
    assertThat(album.look("ps", "--timeout", "90")).as(album.complained()).isZero();
  }

  @Test
  @DisplayName("INS-13 several loops, some of which begin and end while they are looked at")
  void severalLoops() throws IOException {
    try (var target = TargetProcess.running("loops");
        var session = Session.of(target.pid())) {
      for (int i = 0; i < 15; i++) {
        var snapshot = session.snapshot(SnapshotOptions.defaults());
        assertThat(snapshot.tasks()).extracting(TaskInfo::name).contains("first", "second");
        assertThat(snapshot.loops()).extracting(LoopInfo::id).doesNotHaveDuplicates();
      }
      assertThat(target.look("pstree")).isZero();
      assertThat(target.printed()).contains("(T) first", "(T) second");
    }
  }

  @Test
  @DisplayName("INS-12 a task at each operation that one can wait in, in each mode the same")
  void everything() throws IOException {
    String expected;
    try (var in = InspectorTest.class.getResourceAsStream("everything.tree")) {
      expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    try (var target = TargetProcess.running("everything")) {
      RealTime.holdsWithin( // the last of its tasks may not wait yet
          Duration.ofMinutes(3),
          () -> target.look("pstree") == 0 && narrow(target.printed()).equals(expected));
      assertThat(narrow(target.printed())).as(target.complained()).isEqualTo(expected);
    }
  }

  private static String narrow(String tree) {
    return withoutLines(tree).replaceAll("(?<=[^\\s│]) {2,}", "  ");
  }

  @Test
  @InOneMode
  @DisplayName("INS-16 a snapshot of another schema is refused; keys that are not known are not")
  void versions() {
    assertThat(Snapshot.parse("{\"schema\":1,\"pid\":7,\"new\":{\"a\":[1]}}").pid()).isEqualTo(7);
    assertThatExceptionOfType(InspectException.class)
        .isThrownBy(() -> Snapshot.parse("{\"schema\":2}"))
        .withMessageContaining("schema 2")
        .extracting(InspectException::reason)
        .isEqualTo(InspectException.Reason.VERSION);
  }

  @Test
  @InOneMode
  @DisplayName("INS-19 hostile names are cut and escaped in each format")
  void names() throws IOException {
    try (var target = TargetProcess.running("names")) {
      for (var format : List.of("table", "csv", "json")) {
        assertThat(target.look("ps", "--format", format)).isZero();
        assertThat(target.printed()).doesNotContain("\u001B", "x".repeat(300));
      }
      assertThat(target.printed()).doesNotContain("<script>");
      assertThat(target.look("ps", "--format", "csv")).isZero();
      assertThat(target.printed()).contains("\"'=1+1\"");
    }
  }

  @Test
  @InOneMode
  @DisplayName("INS-13 INS-16 no loop, no process, wrong usage: a sentence and an exit code each")
  void refusals() throws IOException, InterruptedException {
    try (var target = TargetProcess.running("idle")) {
      assertThat(target.look("ps")).isEqualTo(4);
      assertThat(target.complained()).contains("has no event loop now");
      assertThat(target.look("sp")).isEqualTo(2);
      assertThat(target.complained()).contains("no command sp");
      assertThat(target.look("ps", "--format", "xml")).isEqualTo(2);
      assertThat(target.complained()).contains("table, csv or json");
      target.end();
      assertThat(target.look("ps")).isEqualTo(1);
      assertThat(target.complained()).contains("Process " + target.pid());
    }
  }

  @Test
  @DisplayName("INS-12 many tasks: few lines when merged, and the loop goes on meanwhile")
  void manyTasks() throws IOException {
    var count = ChildJvm.MODE.equals("platform") ? 300 : 5_000; // a thread for each there
    try (var target = TargetProcess.running("many", "" + count)) {
      var snapshot = snapshot(target, 2 * count + 1);
      for (int tries = 1; tries < 20 && snapshot.pauseMicros() >= SHORT_MICROS; tries++)
        snapshot = snapshot(target, 2 * count + 1); // another process may hold the core
      assertThat(snapshot.pauseMicros()).as("the loop stood still").isLessThan(SHORT_MICROS);
      var merged = snapshot.pstree(TreeOptions.defaults().merge(true));
      var waits = snapshot.waits();
      assertThat(merged).contains("×" + count / 2, "Queue.get", "sleep");
      assertThat(merged.lines().count()).isLessThan(20);
      assertThat(waits).contains("Queue.get", "sleep", "task");
      assertThat(waits.lines().count()).isLessThan(10);
    }
  }

  private static Snapshot snapshot(TargetProcess target, int tasks) {
    var snapshot = Inspector.snapshot(target.pid(), SnapshotOptions.defaults());
    assertThat(snapshot.tasks()).hasSize(tasks);
    return snapshot;
  }

  @Test
  @InOneMode
  @DisplayName("INS-13 the processes that have a loop are listed, and no others")
  void targets() throws IOException {
    try (var idle = TargetProcess.running("idle")) {
      var found = new ArrayList<Target>();
      RealTime.waitUntil( // one that is slow to answer is left out
          () -> {
            found.clear();
            found.addAll(Inspector.targets());
            return found.stream().anyMatch(each -> each.pid() == album.pid());
          });
      assertThat(found)
          .extracting(Target::pid)
          .doesNotContain(idle.pid(), ProcessHandle.current().pid());
      assertThat(found)
          .filteredOn(each -> each.pid() == album.pid())
          .singleElement()
          .satisfies(
              each -> {
                assertThat(each.mainClass()).isEqualTo(Targets.class.getName());
                assertThat(each.loops()).isEqualTo(1);
              });
    }
  }

  @Test
  @InOneMode
  @DisplayName("ps filters by name and sorts, in each format")
  void chosen() {
    assertThat(album.look("ps", "--name", "*e*", "--sort", "name", "--format", "csv")).isZero();
    assertThat(album.printed().lines().skip(1))
        .extracting(row -> row.split(",")[2])
        .containsExactly("Aqua Regia", "Levitate");
    assertThat(album.look("ps", "--name", "TMBTE", "--format", "json")).isZero();
    var snapshot = Snapshot.parse(album.printed());
    assertThat(snapshot.tasks()).extracting(TaskInfo::name).containsExactly("TMBTE");
    assertThat(snapshot.tasks().get(0).stack()).isNotEmpty();
    assertThat(album.look("ps", "--sort", "size")).isEqualTo(2);
    assertThat(album.complained()).contains("age, name or waits");
    assertThat(album.look("waits", "--port", "1")).isEqualTo(2);
    assertThat(album.complained()).contains("waits has no option --port");
  }
}
