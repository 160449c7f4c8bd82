package dev.asyncio4j.subprocess;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which file a program's name is, whichever way the child is started. */
class ProgramLookupTest {
  @TempDir Path folder;

  @BeforeEach
  void programs() throws IOException {
    program("bin/greet", "#!/bin/sh\necho from bin\n");
    program("sbin/greet", "#!/bin/sh\necho from sbin\n");
    program("bin/plain", "echo \"plain $1\"\n");
    Files.createDirectories(folder.resolve("bin/folder"));
    Files.writeString(
        Files.createDirectories(folder.resolve("data")).resolve("greet"), "no program");
  }

  private void program(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private ProcessOptions path(String path) {
    return OUT.environment(Map.of("PATH", path.replace("~", folder.toString())));
  }

  @Test
  @DisplayName("P-09 a program is looked up on the PATH of its own environment")
  void onTheChildsPath() {
    real(
        () -> {
          assertThat(output(path("~/bin"), "greet")).isEqualTo("from bin\n");
          assertThat(output(path("~/sbin:~/bin"), "greet")).isEqualTo("from sbin\n");
          assertThat(output(path("~/nowhere:~/bin/greet:~/bin"), "greet")).isEqualTo("from bin\n");
          assertThat(output(path("~/data:~/bin"), "greet"))
              .as("a file that is no program is passed over")
              .isEqualTo("from bin\n");
        });
  }

  @Test
  @DisplayName("P-09 an environment without PATH has the system's default, /bin:/usr/bin")
  void withoutPath() {
    real(
        () ->
            assertThat(output(OUT.environment(Map.of("ONLY", "this")), "env"))
                .isEqualTo("ONLY=this\n"));
  }

  @Test
  @DisplayName("P-09 relative and empty entries of the PATH count from the child's directory")
  void fromTheChildsDirectory() {
    real(
        () -> {
          assertThat(output(path("bin").directory(folder), "greet")).isEqualTo("from bin\n");
          for (var empty : new String[] {"", ":/bin", "/nowhere::/bin"}) {
            assertThat(output(path(empty).directory(folder.resolve("sbin")), "greet"))
                .isEqualTo("from sbin\n");
          }
        });
  }

  @Test
  @DisplayName("P-09 a program that is not on the child's PATH does not start")
  void notThere() {
    real(
        () -> {
          fails(path("~/bin"), "cat", "Cannot start cat: No such file or directory");
          fails(path("~/bin"), "folder", "Cannot start folder: Permission denied");
          fails(path("~/data"), "greet", "Cannot start greet: Permission denied");
        });
  }

  private static void fails(ProcessOptions options, String program, String message) {
    assertThatThrownBy(() -> output(options, program))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(message);
  }

  @Test
  @DisplayName("P-10 an executable script without #! is run by the shell, with its arguments")
  void scriptWithoutInterpreter() {
    real(
        () -> {
          var script = folder.resolve("bin/plain").toString();
          assertThat(output(OUT, script, "a b", "c")).isEqualTo("plain a b\n");
          assertThat(output(OUT.directory(folder), "bin/plain", "x")).isEqualTo("plain x\n");
          assertThat(output(path("~/bin"), "plain", "y")).isEqualTo("plain y\n");
        });
  }
}
