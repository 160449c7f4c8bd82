package dev.asyncio4j.examples.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The jar, started without a flag. */
class AppTest {
  @Test
  @DisplayName("a jar of all jars runs with -jar alone, in the mode that the JDK has")
  void oneJar() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var app =
        new ProcessBuilder(java, "-Xmx128m", "-jar", Path.of("target", "app.jar").toString())
            .redirectErrorStream(true)
            .start();
    try (var output = app.inputReader()) {
      List<String> lines = output.lines().toList();
      assertThat(lines).hasSize(2).first().isEqualTo("served twice");
      if (Runtime.version().feature() >= 24)
        assertThat(lines.get(1)).startsWith("VirtualThread").contains("@asyncio4j-loop");
      assertThat(app.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(app.exitValue()).isZero();
    } finally {
      app.destroyForcibly().waitFor();
    }
  }
}
