package dev.asyncio4j.inspector;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watches processes that were started with nothing prepared. */
class WatchRealClockTest {
  @Test
  @DisplayName("INS-33 the profile has the shares of a known mix, below the task that runs it")
  void profile(@TempDir Path folder) throws IOException, InterruptedException {
    try (var target = TargetProcess.running("mix");
        var watch =
            Inspector.watch(
                target.pid(), WatchOptions.defaults().sampleEvery(Duration.ofMillis(5)))) {
      TargetProcess.pollUntil(watch, () -> samples(watch, "") > 600);
      double seventy = samples(watch, "seventy");
      double thirty = samples(watch, "thirty");
      assertThat(100 * seventy / (seventy + thirty)).isBetween(60.0, 80.0);
      assertThat(watch.profile().keySet())
          .anyMatch(chain -> chain.contains("Targets.mix;Targets.seventy"));
      var loop = watch.loops().get(0);
      assertThat(loop.running()).isTrue();
      assertThat(loop.busy()).isGreaterThan(0.5);
      assertThat(recorded(target, "folded", folder))
          .containsPattern("Targets.mix;.*seventy.* \\d+\n");
      assertThat(recorded(target, "svg", folder)).contains("<title>Targets.seventy: ");
    }
  }

  /** Returns what {@code timeline} writes in a format. */
  private static String recorded(TargetProcess target, String format, Path folder)
      throws IOException {
    var file = folder.resolve("profile." + format);
    var options = List.of("--seconds", "1", "--format", format, "--output", file.toString());
    assertThat(target.look("timeline", options.toArray(String[]::new))).isZero();
    return Files.readString(file);
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
    try (var target = TargetProcess.running("sleepy");
        var watch = Inspector.watch(target.pid(), WatchOptions.defaults())) {
      TargetProcess.pollUntil(
          watch,
          () ->
              watch.slowSteps().stream()
                  .filter(step -> step.time().toMillis() > 600)
                  .flatMap(step -> step.stack().stream())
                  .anyMatch(frame -> frame.contains("Targets.nap")));
      TargetProcess.pollUntil(watch, () -> watch.loops().get(0).lag().toMillis() > 100);
    }
  }

  @Test
  @DisplayName("when a task was made is known, if that was while somebody watched")
  void created() {
    run(
        async(
            () -> {
              try (var watch = Inspector.watch(WatchOptions.defaults())) {
                await(sleep(Duration.ZERO)); // it is in force from the next pass on
                var task = createTask(async(() -> await(sleep(Duration.ofHours(1)))), "late");
                await(sleep(Duration.ZERO));
                assertThat(Inspector.snapshot().tasks())
                    .filteredOn(each -> each.name().equals("late"))
                    .singleElement()
                    .satisfies(
                        each -> {
                          assertThat(each.createdAt()).isBeforeOrEqualTo(Instant.now());
                          assertThat(each.waited()).isNotNull();
                        });
                task.cancel();
              }
            }));
  }

  @Test
  @DisplayName("INS-18 a watch that is not polled ends by itself, and leaves no thread")
  void lease() throws IOException, InterruptedException {
    try (var target = TargetProcess.running("mix");
        var session = Session.of(target.pid())) {
      var id = session.ask("watch", "lease=1000 sample=20").iterator().next();
      assertThat(session.ask("drain", id).iterator().next()).startsWith("{\"schema\":1");
      Thread.sleep(2000); // of the other process's time
      assertThatThrownBy(() -> session.ask("drain", id))
          .isInstanceOf(InspectException.class)
          .hasMessageContaining("watch " + id + " is over");
      if (!ChildJvm.MODE.equals("platform")) // where that thread also looks for blocked steps
      assertThat(target.threads()).noneMatch(name -> name.equals("asyncio4j-watch"));
      assertThat(target.end()).isEmpty();
    }
  }

  @Test
  @InOneMode
  @DisplayName("INS-34 a task that only wakes itself is noticed")
  void busyWaiting() throws IOException, InterruptedException {
    try (var target = TargetProcess.running("yielding");
        var watch = Inspector.watch(target.pid(), WatchOptions.defaults().buffer(1_000_000))) {
      TargetProcess.pollUntil(
          watch,
          () ->
              Hints.of(watch.loops(), watch.events().all(), watch.events()).stream()
                  .anyMatch(hint -> hint.startsWith("poller only wakes itself")));
    }
  }

  @Test
  @DisplayName("INS-24 a process that was stopped as a whole has no blocked loop")
  void stopped() throws IOException, InterruptedException {
    try (var target = TargetProcess.running("mix")) {
      Thread.sleep(1000); // the other process's time, which is real
      target.signal("STOP");
      Thread.sleep(2500);
      target.signal("CONT");
      Thread.sleep(1000);
      assertThat(target.end()).doesNotContain("blocks an event loop");
    }
  }
}
