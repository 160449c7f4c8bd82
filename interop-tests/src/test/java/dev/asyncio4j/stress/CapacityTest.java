package dev.asyncio4j.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many suspended bodies fit: in a JVM of their own with a small heap, in the mode of this one.
 */
class CapacityTest {
  @TempDir Path folder;

  @Test
  @DisplayName(
      "100,000 suspended tasks (5,000 on platform threads) fit into 512 MiB and resume in order")
  void manyTasksAreSuspendedAtOnce() throws IOException, InterruptedException {
    int count = ChildJvm.MODE.equals("platform") ? 5_000 : 100_000;
    var output = folder.resolve("output").toFile();
    var child =
        ChildJvm.running(ManyTasks.class, List.of("-Xmx512m"), String.valueOf(count))
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
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

  private static String text(File output) throws IOException {
    return Files.readString(output.toPath());
  }
}
