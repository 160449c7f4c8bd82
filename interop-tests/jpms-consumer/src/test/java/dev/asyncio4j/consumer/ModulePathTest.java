package dev.asyncio4j.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
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
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var main = "dev.asyncio4j.consumer/dev.asyncio4j.consumer.Main";
    var process =
        new ProcessBuilder(List.of(java, "-p", modulePath(), "-m", main))
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> "no end after 60 s: " + output);
    assertEquals(0, process.exitValue(), output);
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
