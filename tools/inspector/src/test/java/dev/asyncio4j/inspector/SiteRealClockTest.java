package dev.asyncio4j.inspector;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that watch, at one process that goes on for ever. */
@InOneMode
class SiteRealClockTest {
  private static TargetProcess target;

  @BeforeAll
  static void start() throws IOException {
    target = TargetProcess.running("site", "4");
  }

  @AfterAll
  static void end() {
    target.close();
  }

  @Test
  @DisplayName("INS-32 timeline, which is record, too, writes a trace of the steps")
  void timeline(@TempDir Path folder) throws IOException {
    var trace = folder.resolve("trace.json");
    target.lookUntil( // until its workers have worked meanwhile
        printed -> events(trace).containsAll(List.of("X", "b", "e", "s", "f")),
        "record",
        "--seconds",
        "1",
        "-o",
        trace.toString());
    assertThat(target.printed()).contains("ui.perfetto.dev");
    assertThat(Files.readString(trace)).contains("worker-1");
  }

  /** Returns the kinds of events of a trace. */
  private static Set<Object> events(Path trace) {
    try {
      var events = (List<?>) JsonReader.object(Files.readString(trace)).get("traceEvents");
      return events.stream().<Object>map(each -> ((Map<?, ?>) each).get("ph")).collect(toSet());
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  @Test
  @DisplayName("top shows loops, what tasks wait for, and slow steps")
  void top() throws IOException {
    assertThat(target.look("top", "--times", "2", "--no-color")).isZero();
    assertThat(target.printed())
        .contains("process " + target.pid() + "   loops 1   tasks 6")
        .contains("loop  state", "   1  ", "tasks    longest  wait for", "taskGroup")
        .doesNotContain("\u001B");
  }

  @Test
  @DisplayName("top fits the terminal: narrow, short, in colour or not")
  void topOnTerminals() throws IOException, InterruptedException {
    try (var watch = Inspector.watch(target.pid(), TargetProcess.WATCHED)) {
      TargetProcess.pollUntil(watch, () -> !watch.slowSteps().isEmpty());
      var snapshot = Inspector.snapshot(target.pid(), SnapshotOptions.defaults());
      var plain = new Top(target.pid(), false);
      for (int columns = 20; columns < 130; columns += 10) {
        var width = columns;
        var screen = plain.screen(snapshot, watch, new Terminal(12, width));
        assertThat(screen).startsWith("\u001B[Hprocess").endsWith("\u001B[K\n\u001B[J");
        assertThat(screen.replaceAll("\u001B\\[[0-9]*[A-Za-z]", "").lines())
            .hasSize(11)
            .allMatch(row -> row.length() <= width);
      }
      assertThat(plain.screen(snapshot, watch, new Terminal(40, 60)))
          .contains("loop  state          lag   busy     tasks   ready    steps/s")
          .doesNotContain("timers");
      assertThat(new Top(target.pid(), true).screen(snapshot, watch, new Terminal(40, 120)))
          .contains("\u001B[1mloop  state ", "timers  channels  created/s    steps/s\u001B[0m");
    }
  }

  @Test
  @DisplayName("INS-29 a dump of all threads has the names of the tasks")
  void dump(@TempDir Path folder) throws IOException {
    Assumptions.assumeTrue(Runtime.version().feature() >= 21, "the JDK dumps from 21 on");
    var file = folder.resolve("threads.json");
    assertThat(target.look("dump", "--output", file.toString())).as(target.complained()).isZero();
    assertThat(Files.readString(file)).contains(" worker-1\"", " worker-4\"", " links\"");
  }

  @Test
  @DisplayName("how long tasks wait, and when they were made, is known while somebody watches")
  void times() throws IOException, InterruptedException {
    assertThat(snapshotOf(target).tasks())
        .allMatch(task -> task.waited() == null && task.createdAt() == null);
    try (var watch = Inspector.watch(target.pid(), TargetProcess.WATCHED)) {
      TargetProcess.pollUntil(
          watch,
          () -> {
            var now = snapshotOf(target); // the one stays where it is, the other goes on
            return millisOf(now, "crawler") > millisOf(now, "links") + 1000;
          });
      assertThat(target.look("ps", "--name", "crawler", "--format", "csv")).isZero();
      assertThat(target.printed().lines())
          .satisfiesExactly(
              titles -> assertThat(titles).endsWith(",state,waits for,waited,created"),
              row -> assertThat(row).matches(".*,waiting,taskGroup,\\d+\\.\\d+,"));
      assertThat(target.look("pstree")).isZero();
      assertThat(target.printed()).containsPattern("\\(T\\) crawler +waits \\d+\\.\\d s");
      assertThat(target.look("waits")).isZero();
      assertThat(target.printed()).containsPattern("1 +\\d+\\.\\d s  taskGroup");
    }
    assertThat(snapshotOf(target).tasks()).allMatch(task -> task.waited() == null);
  }

  private static Snapshot snapshotOf(TargetProcess target) {
    return Inspector.snapshot(target.pid(), SnapshotOptions.defaults());
  }

  /** Returns for how long a task has waited; 0 if it does not. */
  private static long millisOf(Snapshot snapshot, String name) {
    return snapshot.tasks().stream()
        .filter(task -> task.name().equals(name) && task.waited() != null)
        .mapToLong(task -> task.waited().toMillis())
        .sum();
  }
}
