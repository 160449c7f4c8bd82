package dev.asyncio4j.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts {@link Main} in a JVM of its own: on the module path, as {@code java -p jars -m
 * module/Main}, and in an image of {@code jlink}.
 */
class ModulePathTest {
  private static final String MODULE = "dev.asyncio4j.consumer/dev.asyncio4j.consumer.";

  @TempDir private Path folder;

  @Test
  void theConsumerRunsOnTheModulePath() throws Exception {
    check(output(start(java(), "-p", modulePath(), "-m", MODULE + "Main")));
  }

  @Test
  @DisplayName("P-07 an image made by jlink runs a process pool, too")
  void theConsumerRunsInAnImage() throws Exception {
    var jlink = ToolProvider.findFirst("jlink").orElseThrow();
    var image = folder.resolve("image");
    var said = new StringWriter();
    var out = new PrintWriter(said);
    var modules = "dev.asyncio4j.consumer,dev.asyncio4j.impl";
    int code =
        jlink.run(out, out, "-p", modulePath(), "--add-modules", modules, "--output", "" + image);
    assertEquals(0, code, said::toString);
    check(output(start(image.resolve("bin").resolve("java"), "-m", MODULE + "Main")));
  }

  @Test
  @DisplayName("P-06 on the module path Ctrl-C runs finally blocks, too")
  void ctrlCRunsFinallyBlocks() throws Exception {
    assumeFalse(ignoresSigint(), "a shell has the build in its background ignore SIGINT");
    var process = start(java(), "-p", modulePath(), "-m", MODULE + "Signals");
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

  private static void check(String output) {
    assertTrue(output.contains("awake in module dev.asyncio4j.consumer"), output);
    assertTrue(output.contains("abroad in module dev.asyncio4j.consumer"), output);
  }

  private static String output(Process process) throws Exception {
    var output = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(4, TimeUnit.MINUTES), () -> "no end: " + output);
    assertEquals(0, process.exitValue(), output);
    return output;
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  private static Process start(Path java, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(java.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
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
