package dev.asyncio4j.subprocess;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.createSubprocessShell;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.subprocess.Children.OUT;
import static dev.asyncio4j.subprocess.Children.PIPED;
import static dev.asyncio4j.subprocess.Children.bytes;
import static dev.asyncio4j.subprocess.Children.real;
import static dev.asyncio4j.subprocess.Children.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubprocessTest {
  @TempDir Path folder;

  @Test
  @DisplayName("SUBPROC-01 communicate feeds stdin and returns stdout and stderr")
  void communicate() {
    real(
        () -> {
          try (var child = await(createSubprocessShell(PIPED, "cat; echo oops >&2"))) {
            var output = await(child.communicate(bytes("some data")));
            assertThat(text(output.stdout())).isEqualTo("some data");
            assertThat(text(output.stderr())).isEqualTo("oops\n");
            assertThat(child.returnCode()).isEqualTo(OptionalInt.of(0));
          }
        });
  }

  @Test
  @DisplayName("SUBPROC-01 communicate gives null for streams that are no pipes")
  void communicateWithoutPipes() {
    real(
        () -> {
          var options = ProcessOptions.defaults().stdout(Stdio.DEVNULL).stderr(Stdio.DEVNULL);
          try (var child = await(createSubprocessShell(options, "echo lost"))) {
            var output = await(child.communicate(null));
            assertThat(output.stdout()).isNull();
            assertThat(output.stderr()).isNull();
            assertThatThrownBy(child::stdout)
                .hasMessageContaining("stdout")
                .hasMessageContaining("PIPE");
            assertThatThrownBy(() -> await(child.communicate(bytes("x"))))
                .isInstanceOf(IllegalArgumentException.class);
          }
        });
  }

  @Test
  @DisplayName("SUBPROC-02 communicate ignores a broken pipe while feeding")
  void communicateIgnoresBrokenPipe() {
    real(
        () -> {
          try (var child = await(createSubprocessExec(PIPED, "true"))) {
            var output = await(child.communicate(new byte[4 << 20]));
            assertThat(output.stdout()).isEmpty();
            assertThat(child.returnCode()).isEqualTo(OptionalInt.of(0));
          }
        });
  }

  @Test
  @DisplayName("SUBPROC-03 direct write and drain to a dead child raises a broken pipe")
  void writeToDeadChild() {
    real(
        () -> {
          try (var child = await(createSubprocessExec(PIPED, "true"))) {
            await(child.waitFor());
            assertThatThrownBy(
                    () -> {
                      for (int i = 0; i < 3; i++) {
                        child.stdin().write(new byte[1 << 20]);
                        await(child.stdin().drain());
                      }
                    })
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Connection lost");
          }
        });
  }

  @Test
  @DisplayName("SUBPROC-04 exit codes: 7 is 7; kill gives -9, terminate -15, other signals theirs")
  void exitCodes() {
    real(
        () -> {
          assertThat(codeAfter("exit 7", child -> {})).isEqualTo(7);
          assertThat(codeAfter("exit 255", child -> {})).isEqualTo(255);
          assertThat(codeAfter("exec sleep 60", AsyncProcess::kill)).isEqualTo(-9);
          assertThat(codeAfter("exec sleep 60", AsyncProcess::terminate)).isEqualTo(-15);
          assertThat(codeAfter("exec sleep 60", child -> child.sendSignal("SIGALRM")))
              .isEqualTo(-14);
          assertThat(codeAfter("kill -s KILL $$", child -> {})).isEqualTo(-9);
          assertThat(codeAfter("exit 145", child -> {}))
              .as("128 + CHLD ends nobody")
              .isEqualTo(145);
        });
  }

  private interface Action {
    void on(AsyncProcess child);
  }

  private static int codeAfter(String command, Action action) {
    try (var child = await(createSubprocessShell(ProcessOptions.defaults(), command))) {
      action.on(child);
      return await(child.waitFor());
    }
  }

  @Test
  @DisplayName("SUBPROC-05 output larger than the limit pauses reading and loses nothing")
  void outputAboveLimit() {
    real(
        () -> {
          var options = OUT.limit(1024);
          try (var child =
              await(createSubprocessExec(options, "head", "-c", "1000000", "/dev/zero"))) {
            var output = child.transport().pipeTransport(1).get();
            while (output.isReading()) await(sleep(Duration.ofMillis(1)));
            assertThat(child.returnCode()).as("it waits for its reader").isEmpty();
            int size = 0;
            while (true) {
              int n = await(child.stdout().read(10_000)).length;
              if (n == 0) break;
              size += n;
            }
            assertThat(size).isEqualTo(1_000_000);
            assertThat(await(child.waitFor())).isZero();
          }
        });
  }

  @Test
  @DisplayName("SUBPROC-06 output can still be read after the child has exited")
  void readAfterExit() {
    real(
        () -> {
          try (var child = await(createSubprocessShell(OUT, "echo late"))) {
            assertThat(await(child.waitFor())).isZero();
            assertThat(text(await(child.stdout().read(-1)))).isEqualTo("late\n");
          }
        });
  }

  @Test
  @DisplayName("SUBPROC-07 many concurrent calls of waitFor all get the code")
  void concurrentWaits() {
    real(
        () -> {
          try (var child = await(createSubprocessShell(PIPED, "read x; exit 3"))) {
            var waits = List.of(child.waitFor(), child.waitFor(), child.waitFor());
            var codes = gather(waits);
            await(sleep(Duration.ZERO));
            child.stdin().close();
            assertThat(await(codes)).containsExactly(3, 3, 3);
            assertThat(await(child.waitFor())).isEqualTo(3);
          }
        });
  }

  @Test
  @DisplayName("SUBPROC-08 cancelling waitFor does not harm later waits")
  void cancelWait() {
    real(
        () -> {
          try (var child = await(createSubprocessShell(PIPED, "read x; exit 4"))) {
            var wait = createTask(child.waitFor());
            await(sleep(Duration.ZERO));
            wait.cancel();
            assertThatThrownBy(() -> await(wait)).isInstanceOf(CancelledError.class);
            child.stdin().close();
            assertThat(await(child.waitFor())).isEqualTo(4);
          }
        });
  }

  @Test
  @DisplayName("SUBPROC-13 options that do not fit a stream of bytes are refused")
  void optionsThatDoNotFit() {
    assertThatThrownBy(() -> PIPED.limit(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PIPED.stdin(Stdio.STDOUT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PIPED.stdout(Stdio.STDOUT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCancelledCommunicateKeepsWhatItHasRead() {
    var gate = folder.resolve("gate");
    real(
        () -> {
          var command = "echo first; until [ -e %s ]; do sleep 0.02; done; echo second";
          command = command.formatted(gate);
          try (var child = await(createSubprocessShell(PIPED, command))) {
            var first = createTask(child.communicate(null));
            await(sleep(Duration.ofMillis(50)));
            first.cancel();
            assertThatThrownBy(() -> await(first)).isInstanceOf(CancelledError.class);
            Files.createFile(gate);
            assertThat(text(await(child.communicate(null)).stdout())).isEqualTo("first\nsecond\n");
          }
        });
  }

  @Test
  void aFileAndStderrToStdout() throws Exception {
    var in = Files.writeString(folder.resolve("in"), "content\n");
    var out = folder.resolve("out");
    real(
        () -> {
          var options =
              ProcessOptions.defaults()
                  .stdin(Stdio.file(in))
                  .stdout(Stdio.file(out))
                  .stderr(Stdio.STDOUT);
          for (int i = 0; i < 2; i++) {
            try (var child = await(createSubprocessShell(options, "cat; echo oops >&2"))) {
              assertThat(await(child.waitFor())).isZero();
            }
            options = options.stdout(Stdio.appendTo(out));
          }
        });
    assertThat(out).hasContent("content\noops\ncontent\noops\n");
  }

  @Test
  void directoryAndEnvironment() {
    real(
        () -> {
          var options = OUT.directory(folder).environment(Map.of("COLOUR", "blue"));
          try (var child = await(createSubprocessExec(options, "/bin/sh", "-c", "pwd; env"))) {
            var output = text(await(child.communicate(null)).stdout());
            assertThat(output).startsWith(folder.toRealPath() + "\n").contains("COLOUR=blue\n");
            assertThat(output).doesNotContain("HOME=");
          }
        });
  }

  @Test
  void aConversation() {
    real(
        () -> {
          try (var child = await(createSubprocessExec(PIPED, "cat"))) {
            for (int i = 0; i < 100; i++) {
              child.stdin().write(bytes("line " + i + "\n"));
              await(child.stdin().drain());
              assertThat(text(await(child.stdout().readLine()))).isEqualTo("line " + i + "\n");
            }
            child.stdin().writeEof();
            assertThat(await(child.waitFor())).isZero();
          }
        });
  }
}
