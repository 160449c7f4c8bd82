package dev.asyncio4j.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Starts {@link Main} on the module path in a JVM of its own, as {@code java -p jars -m
 * module/Main}.
 */
class ModulePathTest {
  @Test
  void theConsumerRunsOnTheModulePath() throws Exception {
    var process = start("Main");
    var output = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> "no end after 60 s: " + output);
    assertEquals(0, process.exitValue(), output);
    assertTrue(output.contains("awake in module dev.asyncio4j.consumer"), output);
    assertTrue(output.contains("abroad in module dev.asyncio4j.consumer"), output);
  }

  @Test
  void ctrlCRunsFinallyBlocks() throws Exception {
    assumeFalse(ignoresSigint(), "a shell has the build in its background ignore SIGINT");
    var process = start("Signals");
    try (var lines = process.inputReader()) {
      assertEquals("child: -15", lines.readLine());
      assertEquals("waiting", lines.readLine());
      new ProcessBuilder("kill", "-s", "INT", "" + process.pid()).start().waitFor();
      assertEquals("finally", lines.readLine());
      assertEquals(128 + 2, process.waitFor());
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(String main) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var module = "dev.asyncio4j.consumer/dev.asyncio4j.consumer." + main;
    return new ProcessBuilder(List.of(java, "-p", modulePath(), "-m", module))
        .redirectErrorStream(true)
        .start();
  }

  /** Programs inherit it. */
  private static boolean ignoresSigint() throws IOException {
    var status = Path.of("/proc/self/status");
    if (!Files.exists(status)) return false;
    try (var lines = Files.lines(status)) {
      return lines.anyMatch(line -> line.matches("SigIgn:.*[2367abef]"));
    }
  }

  /** The whole class path but test code; the order does not matter on a module path. */
  private static String modulePath() {
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(classPath.split(File.pathSeparator))
        .filter(entry -> !entry.contains("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
