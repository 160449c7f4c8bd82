package dev.asyncio4j.inspector;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.testing.RealTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
                target.pid(), TargetProcess.WATCHED.sampleEvery(Duration.ofMillis(5)))) {
      TargetProcess.pollUntil(
          watch, () -> samples(watch, "") > 600 && isNear(70, samples(watch, "seventy"), watch));
      assertThat(watch.profile().keySet())
          .anyMatch(chain -> chain.contains("Targets.mix;Targets.seventy"));
      TargetProcess.pollUntil(
          watch, () -> watch.loops().get(0).running() && watch.loops().get(0).busy() > 0.5);
      recordUntil(".*Targets\\.mix;.*seventy.* \\d+\n.*", target, "folded", folder);
      recordUntil(".*<title>Targets\\.seventy: .*", target, "svg", folder);
    }
  }

  /** Tells whether so many samples are that part of all, up to ten points. */
  private static boolean isNear(double percent, double samples, Watch watch) {
    return Math.abs(100 * samples / (samples + samples(watch, "thirty")) - percent) < 10;
  }

  /** Has {@code timeline} write a second in a format, until it has seen what is looked for. */
  private static void recordUntil(String seen, TargetProcess target, String format, Path folder) {
    var file = folder.resolve("profile." + format);
    var looked = Pattern.compile(seen, Pattern.DOTALL);
    target.lookUntil(
        printed -> looked.matcher(textOf(file)).matches(),
        "timeline",
        "--seconds",
        "1",
        "--format",
        format,
        "--output",
        file.toString());
  }

  private static String textOf(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
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
    try (var target = TargetProcess.running("sleepy");
        var watch = Inspector.watch(target.pid(), TargetProcess.WATCHED)) {
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
              try (var watch = Inspector.watch(TargetProcess.WATCHED)) {
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
    try (var target = TargetProcess.running("album");
        var session = Session.of(target.pid())) {
      var id = session.ask("watch", "lease=1000 sample=20").iterator().next();
      RealTime.waitUntil( // while somebody watches, it is known how long a task waits
          () ->
              session.snapshot(SnapshotOptions.defaults()).tasks().stream()
                  .allMatch(task -> task.waited() == null));
      assertThatThrownBy(() -> session.ask("drain", id))
          .isInstanceOf(InspectException.class)
          .hasMessageContaining("watch " + id + " is over");
      if (!ChildJvm.MODE.equals("platform")) // where that thread also looks for blocked steps
      RealTime.waitUntil(() -> !target.threads().contains("asyncio4j-watch"));
      assertThat(target.end()).isEmpty();
    }
  }

  @Test
  @InOneMode
  @DisplayName("INS-34 a task that only wakes itself is noticed")
  void busyWaiting() throws IOException, InterruptedException {
    try (var target = TargetProcess.running("yielding");
        var watch = Inspector.watch(target.pid(), TargetProcess.WATCHED.buffer(1_000_000))) {
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
    var looksFromTheStart = List.of("-Dasyncio4j.blocked=1s");
    try (var target =
        TargetProcess.of(ChildJvm.running(Targets.class, looksFromTheStart, "steps"))) {
      target.signal("STOP");
      Thread.sleep(2500); // of real time: more than a step may take
      target.signal("CONT");
      target.blockNow();
      assertThat(target.readUntil("Targets.pause").split("blocks an event loop")).hasSize(2);
    }
  }
}
