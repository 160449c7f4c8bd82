package dev.asyncio4j.files;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.reports;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.RunOptions;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.RealTime;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The life of a file: its loop and threads, its end, and what follows it. */
class LifeTest {
  private final ScriptedFiles scripted = new ScriptedFiles();
  private final Path real = Place.DISK.folder().resolve("a");
  private final Path path = scripted.over(real);

  @AsyncTest
  @DisplayName("FILE-06 a stale interrupt of a thread closes no channel; one in a call is named")
  void interrupts() throws Exception {
    Files.writeString(real, "one\ntwo\n");
    var threads = new ArrayList<Thread>();
    var pool =
        Executors.newSingleThreadExecutor(
            work -> {
              var thread = new Thread(work);
              threads.add(thread);
              return thread;
            });
    var options = OpenOptions.defaults().executor(pool);
    var file = await(AsyncFiles.open(path, "r", options));
    threads.get(0).interrupt();
    assertThat(await(file.readLine())).isEqualTo("one\n");
    scripted.failingRead = new ClosedByInterruptException();
    await(file.seek(0, Whence.END));
    assertThatThrownBy(() -> await(file.readLine()))
        .isInstanceOf(ClosedFileException.class)
        .hasMessageContaining("was closed by an interrupt");
    await(file.closeAsync());
    pool.shutdown();
  }

  @Test
  @DisplayName(
      "FILE-22 a closed file refuses, with its path and, in debug mode, where it was closed")
  void aClosedFileRefuses() {
    run(
        async(
            () -> {
              var file = await(AsyncFiles.open(real, "w"));
              await(file.closeAsync());
              file.close();
              assertThat(file.closed()).isTrue();
              assertThat(file).hasToString("<AsyncTextFile " + real + " mode=w closed>");
              assertThatThrownBy(() -> await(file.write("x")))
                  .isInstanceOf(ClosedFileException.class)
                  .hasMessageContaining("I/O operation on closed file " + real)
                  .cause()
                  .satisfies(
                      e ->
                          assertThat(e.getStackTrace())
                              .anyMatch(frame -> frame.getClassName().contains("LifeTest")));
              assertThat(file.iterator()).isNotNull();
            }),
        RunOptions.defaults().debug(true));
  }

  @Test
  @DisplayName(
      "FILE-23 an unclosed file is flushed and closed at the end of the run, with a warning")
  void unclosedAtTheEndOfTheRun() {
    var held = new ArrayList<Object>();
    List<ExceptionContext> reports =
        run(
            async(
                () -> {
                  var found = reports();
                  var file = await(AsyncFiles.open(path, "w"));
                  await(file.write("kept"));
                  held.add(file);
                  return found;
                }),
            VIRTUAL);
    assertThat(held).hasSize(1);
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).message()).contains("unclosed file " + real);
    assertThat(scripted.closed).hasValue(1);
    assertThat(real).hasContent("kept");
  }

  @AsyncTest
  @DisplayName("FILE-23 a dropped file is flushed and closed at collection, with a warning")
  void unclosedAtCollection() {
    var found = reports();
    drop();
    for (int i = 0; i < 100 && scripted.closed.get() == 0; i++) {
      System.gc();
      await(sleep(Duration.ofMillis(20)));
      await(AsyncOs.exists(real)); // a hop, so that real time passes
    }
    assertThat(found).hasSize(1);
    RealTime.waitUntil(() -> scripted.closed.get() == 1);
    assertThat(real).hasContent("kept");
  }

  private void drop() {
    var file = await(AsyncFiles.open(path, "w"));
    await(file.write("kept"));
  }

  @Test
  @DisplayName("FILE-25 a file belongs to the loop that opened it")
  void aFileBelongsToItsLoop() {
    try (var other = LoopThread.start("other")) {
      run(
          async(
              () -> {
                try (var file = await(AsyncFiles.open(real, "w"))) {
                  var elsewhere = other.submit(async(() -> await(file.write("x"))));
                  assertThatThrownBy(() -> await(elsewhere))
                      .isInstanceOf(IllegalStateException.class)
                      .hasMessageContaining(real + " belongs to");
                }
              }));
    }
  }

  @AsyncTest
  @DisplayName(
      "FILE-07 iterating costs a hop per 64 KiB, and other tasks get a pass each 1,000 lines")
  void readAhead() throws Exception {
    var text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) text.append("line ").append(i).append('\n');
    Files.writeString(real, text);
    int[] beats = {0};
    var ticker =
        createTask(
            async(
                () -> {
                  while (true) {
                    await(sleep(Duration.ZERO));
                    beats[0]++;
                  }
                }));
    int lines = 0;
    try (var file = await(AsyncFiles.open(path))) {
      for (String line : each(file)) {
        assertThat(line).isEqualTo("line " + lines++ + "\n");
      }
    }
    ticker.cancel();
    assertThat(lines).isEqualTo(20_000);
    assertThat(scripted.reads.get()).isLessThan(10);
    assertThat(beats[0]).isGreaterThanOrEqualTo(19);
  }

  @AsyncTest
  @DisplayName("FILE-38 virtual time stands while a file operation runs")
  void virtualTimeStands() {
    scripted.gated = true;
    var opening = createTask(AsyncFiles.open(path, "w"));
    var alarm = createTask(sleep(Duration.ofHours(1)));
    var start = now();
    passes(10);
    scripted.gate.release(100);
    await(await(opening).closeAsync());
    assertThat(secondsSince(start)).isZero();
    assertThat(alarm.done()).isFalse();
    alarm.cancel();
  }

  @Test
  @DisplayName("FILE-23 what cannot be flushed at the end of the run is told to the handler")
  void aFailureWithNobodyToTell() {
    var held = new ArrayList<Object>();
    List<ExceptionContext> reports =
        run(
            async(
                () -> {
                  var found = reports();
                  var file = await(AsyncFiles.open(path, "w"));
                  await(file.write("lost"));
                  scripted.failingWrite = 1;
                  held.add(file); // or the collector is faster than the end of the run
                  return found;
                }),
            VIRTUAL);
    assertThat(held).hasSize(1);
    assertThat(reports).hasSize(2);
    assertThat(reports.get(1).exception()).hasMessageContaining("closing " + real);
  }
}
