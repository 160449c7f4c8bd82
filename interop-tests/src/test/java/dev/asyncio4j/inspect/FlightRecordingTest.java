package dev.asyncio4j.inspect;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.RealTime.collectGarbageUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Future;
import dev.asyncio4j.support.ChildJvm;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a flight recording of the JVM has of loops. */
class FlightRecordingTest {
  @TempDir Path folder;

  private static void block() {
    block(Duration.ofMillis(700));
  }

  private static void block(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left); // it may end at once
    }
  }

  private static void compute() {
    long end = System.nanoTime() + Duration.ofMillis(100).toNanos();
    while (System.nanoTime() < end) Thread.onSpinWait();
  }

  private List<RecordedEvent> eventsOf(Recording recording) throws IOException {
    recording.stop();
    var file = folder.resolve("recording.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file);
  }

  private static List<RecordedEvent> named(String name, List<RecordedEvent> events) {
    return events.stream().filter(event -> event.getEventType().getName().equals(name)).toList();
  }

  @Test
  @DisplayName("INS-27 a long step is one event, with the frame in which it was seen")
  void step() throws IOException {
    try (var recording = new Recording()) {
      recording.start();
      run(
          async(
              () -> {
                createTask(async(() -> block()), "blocker");
                await(sleep(Duration.ofMillis(10)));
              }));
      var events = eventsOf(recording);
      var steps = named("asyncio4j.Step", events);
      assertThat(steps)
          .anySatisfy(
              step -> {
                assertThat(step.getDuration().toMillis()).isGreaterThan(600);
                assertThat(step.getString("task")).endsWith(" blocker");
                assertThat(step.getString("where")).contains("FlightRecordingTest.block");
              });
      assertThat(named("asyncio4j.Task", events))
          .anySatisfy(
              task -> {
                assertThat(task.getString("task")).endsWith(" blocker");
                assertThat(task.getString("outcome")).isEqualTo("done");
                assertThat(task.getDuration().toMillis()).isGreaterThan(600);
              });
    }
  }

  @Test
  @DisplayName("INS-27 the frame is that in which a long step was most of its time")
  void longest() throws IOException {
    try (var recording = new Recording()) {
      recording.start();
      run(
          async(
              () -> {
                compute();
                block();
              }));
      assertThat(named("asyncio4j.Step", eventsOf(recording)))
          .anySatisfy(
              step -> {
                assertThat(step.getDuration().toMillis()).isGreaterThan(600);
                assertThat(step.getString("where")).contains("FlightRecordingTest.block");
              });
    }
  }

  @Test
  @DisplayName("INS-27 a recording that begins late hears of a loop that runs already")
  void late() throws IOException {
    try (var recording = new Recording()) {
      run(
          async(
              () -> {
                await(sleep(Duration.ofMillis(10)));
                recording.start();
                createTask(async(() -> await(sleep(Duration.ofSeconds(1000)))), "waiting");
                await(sleep(Duration.ofSeconds(3)));
                block();
                await(sleep(Duration.ZERO));
                assertThat(named("asyncio4j.TaskState", statesOf(recording)))
                    .anySatisfy(
                        state -> {
                          assertThat(state.getString("task")).endsWith(" waiting");
                          assertThat(state.getString("waitsFor")).isEqualTo("sleep");
                        });
              }));
      var events = eventsOf(recording);
      assertThat(named("asyncio4j.Step", events))
          .anyMatch(step -> step.getDuration().toMillis() > 600);
      assertThat(named("asyncio4j.LoopLag", events)).isNotEmpty();
    }
  }

  /** Ends a chunk: then the states of all tasks are written. */
  private List<RecordedEvent> statesOf(Recording recording) throws IOException {
    var file = folder.resolve("states.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file);
  }

  @Test
  @DisplayName("INS-27 a connection is an event, with its ends")
  void connection() throws IOException {
    try (var recording = new Recording()) {
      recording.start();
      run(
          async(
              () -> {
                var server =
                    await(
                        startServer(
                            (reader, writer) -> {
                              await(reader.read(-1));
                              writer.close();
                            },
                            "127.0.0.1",
                            0));
                int port = server.port();
                try (var client = await(openConnection("127.0.0.1", port))) {
                  client.writer().writeEof();
                  await(client.reader().read(-1));
                }
                await(sleep(Duration.ofMillis(50)));
                server.close();
              }));
      assertThat(named("asyncio4j.Connection", eventsOf(recording)))
          .hasSizeGreaterThanOrEqualTo(2)
          .allSatisfy(event -> assertThat(event.getString("peer")).contains("127.0.0.1"));
    }
  }

  @Test
  @DisplayName("INS-27 a recording that has ended holds no task")
  void nothingIsHeld() throws IOException {
    try (var recording = new Recording()) {
      recording.start();
      run(
          async(
              () -> {
                Future<String> end = getRunningLoop().createFuture();
                var ended = new WeakReference<>(createTask(async(() -> await(end))));
                await(sleep(Duration.ofMillis(10)));
                recording.stop();
                await(sleep(Duration.ofSeconds(3))); // the loop notices
                end.setResult("ended");
                await(sleep(Duration.ofMillis(10)));
                collectGarbageUntil(() -> ended.get() == null);
              }));
    }
  }

  /** Blocks in its first step, for longer than a busy JVM takes to load classes, and ends. */
  static final class FirstStep {
    private FirstStep() {}

    public static void main(String[] args) {
      run(
          async(
              () -> {
                block(Duration.ofSeconds(2));
                await(sleep(Duration.ZERO));
              }));
    }
  }

  @Test
  @DisplayName("INS-27 a recording that begins with the process has the first step")
  void fromTheStart() throws IOException, InterruptedException {
    var file = folder.resolve("start.jfr");
    var option = "-XX:StartFlightRecording:filename=" + file;
    ChildJvm.output(FirstStep.class, List.of(option, "-Xlog:jfr*=off"));
    assertThat(named("asyncio4j.Step", RecordingFile.readAllEvents(file)))
        .anySatisfy(
            step -> {
              assertThat(step.getDuration().toMillis()).isGreaterThan(600);
              assertThat(step.getString("where")).contains("FlightRecordingTest.block");
            });
  }
}
