package dev.asyncio4j.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
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
  private static final String MAIN = "dev.asyncio4j.consumer/dev.asyncio4j.consumer.Main";

  @TempDir private Path folder;

  @Test
  void theConsumerRunsOnTheModulePath() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    check(run(java, "-p", modulePath(), "-m", MAIN));
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
    check(run(image.resolve("bin").resolve("java"), "-m", MAIN));
  }

  private static String run(Path java, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(java.toString()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> "no end after 60 s: " + output);
    assertEquals(0, process.exitValue(), output);
    return output;
  }

  private static void check(String output) {
    assertTrue(output.contains("awake in module dev.asyncio4j.consumer"), output);
    assertTrue(output.contains("abroad in module dev.asyncio4j.consumer"), output);
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
