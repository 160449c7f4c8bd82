package dev.asyncio4j.subprocess;

import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.createSubprocessShell;
import static dev.asyncio4j.subprocess.Children.OUT;
import static dev.asyncio4j.subprocess.Children.output;
import static dev.asyncio4j.subprocess.Children.real;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the error of a start says, and what not. */
class StartFailureTest {
  @TempDir Path folder;

  private static AbstractThrowableAssert<?, ?> failure(ProcessOptions options, String... command) {
    return assertThatThrownBy(() -> output(options, command));
  }

  @Test
  @DisplayName("P-13 a start that fails names the program and the reason, and no argument")
  void namesTheProgram() {
    real(
        () -> {
          failure(OUT, "no-such-program", "--password=secret")
              .isInstanceOf(UncheckedIOException.class)
              .hasMessage("Cannot start no-such-program: No such file or directory")
              .hasStackTraceContaining("no-such-program")
              .satisfies(StartFailureTest::tellsNoSecret);
          failure(OUT.directory(folder), "no-such-program")
              .hasMessage(
                  "Cannot start no-such-program in " + folder + ": No such file or directory");
          failure(OUT, folder.toString())
              .hasMessage("Cannot start " + folder + ": Permission denied");
        });
  }

  private static void tellsNoSecret(Throwable error) {
    for (var e = error; e != null; e = e.getCause())
      assertThat(e.getMessage()).doesNotContain("secret");
  }

  @Test
  @DisplayName("P-13 arguments that are too long are no part of the message")
  void tooLong() {
    real(
        () ->
            failure(OUT, "echo", "x".repeat(300_000))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("Cannot start echo: Argument list too long"));
  }

  @Test
  @DisplayName("P-13 a directory that is a file, or is missing, is named with what is wrong")
  void directories() throws IOException {
    var file = Files.createFile(folder.resolve("file"));
    real(
        () -> {
          failure(OUT.directory(file), "true")
              .isInstanceOf(UncheckedIOException.class)
              .hasMessage("Cannot start true: " + file + ": not a directory");
          failure(OUT.directory(folder.resolve("none")), "true")
              .hasMessage("Cannot start true: " + folder.resolve("none") + ": no such directory");
        });
  }

  @Test
  @DisplayName("P-13 a file that cannot be a stream is named")
  void streams() {
    var missing = folder.resolve("missing");
    real(
        () -> {
          failure(OUT.stdin(Stdio.file(missing)), "cat")
              .hasMessage("Cannot start cat: " + missing + " (No such file or directory)");
          failure(OUT.stdout(Stdio.file(folder)), "true")
              .hasMessage("Cannot start true: " + folder + " (Is a directory)");
        });
  }

  @Test
  @DisplayName("P-13 refusals and names of coroutines tell no argument and no value")
  void refusals() {
    real(
        () -> {
          failure(OUT, "echo", "secret\0")
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("argument 1 of echo")
              .satisfies(StartFailureTest::tellsNoSecret);
          for (var variable : new String[][] {{"TOKEN", "secret\0"}, {"TOKEN=secret", ""}}) {
            failure(OUT.environment(Map.of(variable[0], variable[1])), "true")
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TOKEN")
                .satisfies(StartFailureTest::tellsNoSecret);
          }
          assertThat(createSubprocessExec(OUT, "curl", "secret").toString())
              .contains("curl")
              .doesNotContain("secret");
          assertThat(createSubprocessShell(OUT, "TOKEN=secret curl").toString())
              .doesNotContain("secret");
        });
  }
}
