package dev.asyncio4j.subprocess;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.createSubprocessShell;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.subprocess.Children.OUT;
import static dev.asyncio4j.subprocess.Children.PIPED;
import static dev.asyncio4j.subprocess.Children.real;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.Descriptors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong says what and leaves nothing. */
class SubprocessFaultsTest {
  @TempDir Path folder;

  @Test
  @DisplayName("SUBPROC-11 a start failure raises, names the command and leaks nothing")
  void commandNotFound() {
    real(
        () -> {
          startFails(
              () -> await(createSubprocessExec(PIPED, "no-such-program")), "no-such-program");
          var before = Descriptors.now();
          for (int i = 0; i < 20; i++) {
            startFails(() -> await(createSubprocessExec(PIPED, "no-such-program")), "No such file");
          }
          before.assertNoneLeft();
        });
  }

  @Test
  void noPermission() throws IOException {
    var script = Files.writeString(folder.resolve("script"), "#!/bin/sh\n");
    real(
        () ->
            startFails(
                () -> await(createSubprocessExec(PIPED, script.toString())), "Permission denied"));
  }

  @Test
  void aDirectoryThatIsNotThere() {
    var options = PIPED.directory(folder.resolve("nowhere"));
    real(() -> startFails(() -> await(createSubprocessExec(options, "true")), "nowhere"));
  }

  @Test
  void aFileThatCannotBeOpened() {
    var options = ProcessOptions.defaults().stdin(Stdio.file(folder.resolve("missing")));
    real(() -> startFails(() -> await(createSubprocessExec(options, "true")), "missing"));
  }

  private static void startFails(ThrowingCallable start, String part) {
    assertThatThrownBy(start)
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(IOException.class)
        .hasMessageContaining(part);
  }

  @Test
  void argumentsThatNoProgramCanHave() {
    real(
        () -> {
          refused(() -> await(createSubprocessExec(PIPED, "echo", "a\0b")), "null character");
          refused(() -> await(createSubprocessExec(PIPED)), "empty");
          for (var name : new String[] {"A=B", "", "A\0"}) {
            var options = PIPED.environment(Map.of(name, "x"));
            refused(() -> await(createSubprocessExec(options, "true")), "environment variable");
          }
        });
  }

  private static void refused(ThrowingCallable start, String part) {
    assertThatThrownBy(start)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(part);
  }

  @Test
  void aSignalThatIsNone() {
    real(
        () -> {
          try (var child = await(createSubprocessExec(PIPED, "cat"))) {
            refused(() -> child.sendSignal("NONSENSE"), "NONSENSE");
          }
        });
  }

  @Test
  void aChildThatIsKilledFromOutside() {
    real(
        () -> {
          try (var child = await(createSubprocessExec(PIPED, "cat"))) {
            ProcessHandle.of(child.pid()).orElseThrow().destroyForcibly();
            assertThat(await(child.waitFor())).isEqualTo(-9);
            assertThat(await(child.stdout().read(-1))).isEmpty();
            child.kill();
            child.sendSignal("HUP");
          }
        });
  }

  @Test
  void outputThatNobodyReadsTakesNoMemory() {
    real(
        () -> {
          var command = "head -c 1000000000 /dev/zero";
          try (var child = await(createSubprocessShell(OUT.grace(Duration.ZERO), command))) {
            long before = usedMemory();
            await(sleep(Duration.ofMillis(300)));
            assertThat(child.returnCode()).isEmpty();
            assertThat(usedMemory() - before).isLessThan(8L << 20);
          }
        });
  }

  static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
