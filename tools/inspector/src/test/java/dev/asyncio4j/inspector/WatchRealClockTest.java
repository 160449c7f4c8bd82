package dev.asyncio4j.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watches processes that were started with nothing prepared. */
class WatchRealClockTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** Polls until that is so. */
  private static void pollUntil(Watch watch, BooleanSupplier isSo) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    do {
      Thread.sleep(200); // the other process's time, which is real
      watch.poll();
    } while (!isSo.getAsBoolean() && System.nanoTime() < end);
    assertThat(isSo.getAsBoolean()).as("%s: %s", watch, watch.slowSteps()).isTrue();
  }

  @Test
  @DisplayName("INS-33 the profile has the shares of a known mix, below the task that runs it")
  void profile() throws IOException, InterruptedException {
    try (var target = Target.running("mix");
        var watch =
            Inspector.watch(
                target.pid(), WatchOptions.defaults().sampleEvery(Duration.ofMillis(5)))) {
      pollUntil(watch, () -> samples(watch, "") > 600);
      double seventy = samples(watch, "seventy");
      double thirty = samples(watch, "thirty");
      assertThat(100 * seventy / (seventy + thirty)).isBetween(60.0, 80.0);
      assertThat(watch.profile().keySet())
          .anyMatch(chain -> chain.contains("Targets.mix;Targets.seventy"));
      var loop = watch.loops().get(0);
      assertThat(loop.running()).isTrue();
      assertThat(loop.busy()).isGreaterThan(0.5);
    }
  }

  private static long samples(Watch watch, String of) {
    return watch.profile().entrySet().stream()
        .filter(entry -> entry.getKey().contains(of))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  @Test
  @DisplayName("a slow step has its time, its task and the frame that it was seen in")
  void slowSteps() throws IOException, InterruptedException {
    try (var target = Target.running("sleepy");
        var watch = Inspector.watch(target.pid(), WatchOptions.defaults())) {
      pollUntil(
          watch,
          () ->
              watch.slowSteps().stream()
                  .filter(step -> step.time().toMillis() > 600)
                  .flatMap(step -> step.stack().stream())
                  .anyMatch(frame -> frame.contains("Targets.nap")));
      pollUntil(watch, () -> watch.loops().get(0).lag().toMillis() > 100);
    }
  }

  @Test
  @DisplayName("INS-18 a watch that is not polled ends by itself, and leaves no thread")
  void lease() throws IOException, InterruptedException {
    try (var target = Target.running("mix");
        var session = Session.of(target.pid())) {
      var id = session.ask("watch", "lease=1000 sample=20");
      assertThat(session.ask("drain", id)).startsWith("{\"schema\":1");
      Thread.sleep(3000); // of the other process's time
      assertThatThrownBy(() -> session.ask("drain", id))
          .isInstanceOf(InspectException.class)
          .hasMessageContaining("watch " + id + " is over");
      if (!ChildJvm.MODE.equals("platform")) // where that thread also looks for blocked steps
      assertThat(target.threads()).noneMatch(name -> name.equals("asyncio4j-watch"));
      assertThat(target.end()).isEmpty();
    }
  }

  @Test
  @DisplayName("INS-32 timeline writes a trace of the steps, or the profile for flame graphs")
  void timeline(@TempDir Path folder) throws IOException {
    try (var target = Target.running("site", "4")) {
      var trace = folder.resolve("trace.json");
      assertThat(target.look("timeline", "--seconds", "3", "--output", trace.toString())).isZero();
      assertThat(target.printed()).contains("ui.perfetto.dev");
      var events = (List<?>) JsonReader.object(Files.readString(trace)).get("traceEvents");
      assertThat(events.toString()).contains("worker-1", "ph=X", "ph=b", "ph=e", "ph=s", "ph=f");
      var folded = folder.resolve("profile.folded");
      assertThat(
              target.look(
                  "timeline", "--seconds", "4", "--format", "folded", "--output", "" + folded))
          .isZero();
      assertThat(Files.readString(folded)).contains("Targets.main;Site.worker;Site.parse");
    }
  }

  @Test
  @DisplayName("top shows loops, what tasks wait for, and slow steps")
  void top() throws IOException {
    try (var target = Target.running("site", "4")) {
      assertThat(target.look("top", "--times", "2", "--no-color")).isZero();
      assertThat(target.printed())
          .contains("process " + target.pid() + "   loops 1   tasks 6")
          .contains("loop  state", "   1  ", "tasks  wait for", "taskGroup")
          .doesNotContain("\u001B");
    }
  }

  @Test
  @DisplayName("top fits the terminal: narrow, short, in colour or not")
  void topOnTerminals() throws IOException, InterruptedException {
    try (var target = Target.running("site", "4");
        var watch = Inspector.watch(target.pid(), WatchOptions.defaults())) {
      pollUntil(watch, () -> !watch.slowSteps().isEmpty());
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
  @DisplayName("INS-34 a task that only wakes itself is noticed")
  void busyWaiting() throws IOException, InterruptedException {
    try (var target = Target.running("yielding");
        var watch = Inspector.watch(target.pid(), WatchOptions.defaults().buffer(1_000_000))) {
      pollUntil(
          watch,
          () ->
              Hints.of(watch.loops(), watch.events().all(), watch.events()).stream()
                  .anyMatch(hint -> hint.startsWith("poller only wakes itself")));
    }
  }

  @Test
  @DisplayName("INS-29 a dump of all threads has the names of the tasks")
  void dump(@TempDir Path folder) throws IOException {
    Assumptions.assumeTrue(Runtime.version().feature() >= 21, "the JDK dumps from 21 on");
    try (var target = Target.running("site", "4")) {
      var file = folder.resolve("threads.json");
      assertThat(target.look("dump", "--output", file.toString())).as(target.complained()).isZero();
      assertThat(Files.readString(file)).contains(" worker-1\"", " worker-4\"", " links\"");
    }
  }

  @Test
  @DisplayName("INS-24 a process that was stopped as a whole has no blocked loop")
  void stopped() throws IOException, InterruptedException {
    try (var target = Target.running("mix")) {
      Thread.sleep(1500); // the other process's time, which is real
      target.signal("STOP");
      Thread.sleep(3000);
      target.signal("CONT");
      Thread.sleep(1500);
      assertThat(target.end()).doesNotContain("blocks an event loop");
    }
  }
}
