package dev.asyncio4j.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many suspended bodies fit: in a JVM of their own with a small heap, in the mode of this one.
 */
class CapacityTest {
  private static final String MODE = System.getProperty("asyncio4j.fibers", "");

  @TempDir Path folder;

  @Test
  @DisplayName(
      "100,000 suspended tasks (5,000 on platform threads) fit into 512 MiB and resume in order")
  void manyTasksAreSuspendedAtOnce() throws IOException, InterruptedException {
    int count = MODE.equals("platform") ? 5_000 : 100_000;
    var output = folder.resolve("output").toFile();
    var child =
        new ProcessBuilder(command(count)).redirectErrorStream(true).redirectOutput(output).start();
    try {
      assertThat(child.waitFor(50, TimeUnit.SECONDS))
          .as("the child has ended; its output: %s", text(output))
          .isTrue();
      assertThat(text(output)).contains("all " + count + " were resumed in order");
      assertThat(child.exitValue()).isZero();
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private static List<String> command(int count) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    if (!MODE.isEmpty()) command.add("-Dasyncio4j.fibers=" + MODE);
    if (MODE.equals("loop"))
      command.addAll(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ManyTasks.class.getName(), String.valueOf(count)));
    return command;
  }

  private static String text(File output) throws IOException {
    return Files.readString(output.toPath());
  }
}
