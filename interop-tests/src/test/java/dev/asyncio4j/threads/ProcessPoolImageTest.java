package dev.asyncio4j.threads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pools in programs whose JVM cannot simply be started again. */
class ProcessPoolImageTest {
  @TempDir private Path folder;

  @Test
  @DisplayName(
      "P-07 a class loader of the program's own, an image without java: says what is missing")
  void whatIsMissing() throws Exception {
    copy(PoolWithoutClasses.class);
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath = System.getProperty("java.class.path");
    var process =
        new ProcessBuilder(java, "-cp", "" + folder, PoolWithoutClasses.class.getName(), classPath)
            .redirectErrorStream(true)
            .start();
    var lines = new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(process.waitFor()).as("%s", lines).isZero();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .contains("IllegalStateException", "URLClassLoader", "class path", "" + folder);
    assertThat(lines.get(1)).contains("IllegalStateException", "bin/java is missing");
  }

  private void copy(Class<?> type) throws IOException {
    var name = type.getName().replace('.', '/') + ".class";
    Files.createDirectories(folder.resolve(name).getParent());
    try (var content = type.getResourceAsStream("/" + name)) {
      Files.copy(content, folder.resolve(name));
    }
  }
}
