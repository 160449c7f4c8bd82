package dev.asyncio4j.files;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.lowlevel.CancelScopes;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Trail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;

/** Cancellation of operations on a file, and of its close. */
class FileCancellationTest {
  private final ScriptedFiles scripted = new ScriptedFiles();
  private final Path real = Place.DISK.folder().resolve("a");
  private final Path path = scripted.over(real);

  @AsyncTest
  @DisplayName("FILE-03 a cancelled read ends at once, takes nothing, and the next waits for it")
  void aCancelledReadTakesNothing() throws Exception {
    Files.writeString(real, "one\ntwo\n");
    try (var file = await(AsyncFiles.open(path))) {
      scripted.gated = true;
      var trail = Trail.create();
      var first = createTask(file.readLine());
      passes(2);
      var second = createTask(async(() -> trail.add("second " + await(file.readLine()))));
      passes(2);
      first.cancel();
      assertThrows(CancelledError.class, () -> await(first));
      trail.add("cancelled");
      scripted.gate.release(100);
      await(second);
      trail.assertIs("cancelled", "second one\n");
      assertThat(await(file.tell())).isEqualTo(4);
      assertThat(await(file.read())).isEqualTo("two\n");
    }
  }

  @AsyncTest
  @DisplayName("FILE-03 a cancelled write runs to its end, and the next one comes behind it")
  void aCancelledWriteRunsToItsEnd() {
    var none = OpenOptions.defaults().buffering(0);
    try (var file = await(AsyncFiles.openBinary(path, "w", none))) {
      scripted.gated = true;
      var first = createTask(file.write("first ".getBytes()));
      passes(2);
      first.cancel();
      assertThrows(CancelledError.class, () -> await(first));
      var second = createTask(file.write("second".getBytes()));
      scripted.gate.release(100);
      await(second);
    }
    assertThat(real).hasContent("first second");
  }

  @AsyncTest
  @DisplayName("FILE-03 the failure of a cancelled write comes out of close, once")
  void aLateFailureComesOutOfClose() {
    var none = OpenOptions.defaults().buffering(0);
    var file = await(AsyncFiles.openBinary(path, "w", none));
    scripted.failingWrite = 1;
    scripted.gated = true;
    var write = createTask(file.write(new byte[1]));
    passes(2);
    write.cancel();
    assertThrows(CancelledError.class, () -> await(write));
    scripted.gate.release(100);
    assertThatThrownBy(file::close).hasMessageContaining("No space left on device");
    file.close();
  }

  @AsyncTest
  @DisplayName("FILE-03 a task that is cancelled while it waits for its turn leaves the line")
  void cancelledInTheLine() throws Exception {
    Files.writeString(real, "one\ntwo\n");
    try (var file = await(AsyncFiles.open(path))) {
      scripted.gated = true;
      var tasks = new ArrayList<Task<String>>();
      for (int i = 0; i < 3; i++) tasks.add(createTask(file.readLine()));
      passes(2);
      tasks.get(1).cancel();
      assertThrows(CancelledError.class, () -> await(tasks.get(1)));
      scripted.gate.release(100);
      assertThat(await(tasks.get(0))).isEqualTo("one\n");
      assertThat(await(tasks.get(2))).isEqualTo("two\n");
    }
  }

  @AsyncTest
  @DisplayName("FILE-05 a cancelled close closes all the same")
  void aCancelledCloseCloses() {
    var file = await(AsyncFiles.open(path, "w"));
    await(file.write("kept"));
    scripted.gated = true;
    var close = createTask(file.closeAsync());
    passes(2);
    close.cancel();
    assertThrows(CancelledError.class, () -> await(close));
    scripted.gate.release(100);
    RealTime.waitUntil(() -> scripted.closed.get() == 1);
    assertThat(real).hasContent("kept");
  }

  @AsyncTest
  @DisplayName("FILE-05 close in a finally of a cancelled task works")
  void closeInFinally() {
    var task =
        createTask(
            async(
                () -> {
                  try (var file = await(AsyncFiles.open(path, "w"))) {
                    await(file.write("kept"));
                    pause(3600);
                  }
                }));
    pause(1);
    task.cancel();
    assertThrows(CancelledError.class, () -> await(task));
    assertThat(scripted.closed).hasValue(1);
    assertThat(real).hasContent("kept");
  }

  @AsyncTest
  @DisplayName(
      "FILE-05 in a level-cancelled scope the close is handed over before the await raises")
  void closeInALevelCancelledScope() {
    var file = await(AsyncFiles.open(path, "w"));
    await(file.write("kept"));
    var task =
        createTask(
            async(
                () -> {
                  CancelScopes.set(requireNonNull(currentTask()), () -> true);
                  assertThrows(CancelledError.class, file::close);
                  CancelScopes.set(requireNonNull(currentTask()), null);
                }));
    await(task);
    assertThat(file.closed()).isTrue();
    await(file.closeAsync());
    assertThat(scripted.closed).hasValue(1);
    assertThat(real).hasContent("kept");
  }

  @AsyncTest
  @DisplayName(
      "FILE-03 however many leave the line behind a stuck write, the next one has its turn")
  void manyThatLeave() {
    try (var file = await(AsyncFiles.openBinary(path, "w", OpenOptions.defaults().buffering(0)))) {
      scripted.gated = true;
      var stuck = createTask(file.write(new byte[1]));
      passes(2);
      var leaving = new ArrayList<Task<?>>();
      for (int i = 0; i < 2_000; i++) leaving.add(createTask(file.write(new byte[1])));
      passes(2);
      leaving.forEach(Task::cancel);
      var next = createTask(file.write(new byte[2]));
      passes(2);
      scripted.gate.release(100);
      await(stuck);
      assertThat(await(next)).isEqualTo(2);
    }
  }
}
