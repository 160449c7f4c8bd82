package dev.asyncio4j.examples.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar, started without a flag, and with the archives that README recommends. */
class AppTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir Path folder;

  /** Starts the jar, and returns what it prints, the JVM included. */
  private static List<String> start(String... options) throws Exception {
    var command = new ArrayList<>(List.of(JAVA, "-Xmx128m"));
    command.addAll(List.of(options));
    command.addAll(List.of("-jar", Path.of("target", "app.jar").toString()));
    var app = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var output = app.inputReader()) {
      List<String> lines = output.lines().toList();
      assertThat(app.waitFor(4, TimeUnit.MINUTES)).isTrue();
      assertThat(app.exitValue()).as("%s", lines).isZero();
      return lines;
    } finally {
      app.destroyForcibly().waitFor();
    }
  }

  @Test
  @DisplayName("a jar of all jars runs with -jar alone, in the mode that the JDK has")
  void oneJar() throws Exception {
    List<String> lines = start();
    assertThat(lines).hasSize(2).first().isEqualTo("served twice");
    if (Runtime.version().feature() >= 24)
      assertThat(lines.get(1)).startsWith("VirtualThread").contains("@asyncio4j-loop");
  }

  @Test
  @DisplayName("with -XX:ArchiveClassesAtExit once, the next start has its classes from there")
  void classDataArchive() throws Exception {
    var archive = folder.resolve("app.jsa");
    start("-XX:ArchiveClassesAtExit=" + archive);
    assertLoadsFrom("-XX:SharedArchiveFile=" + archive);
  }

  @Test
  @DisplayName("with -XX:AOTCacheOutput once, the next start has its classes from there")
  void aotCache() throws Exception {
    assumeTrue(Runtime.version().feature() >= 25, "JDK 25 makes the cache in one step");
    var cache = folder.resolve("app.aot");
    start("-XX:AOTCacheOutput=" + cache);
    assertLoadsFrom("-XX:AOTCache=" + cache);
  }

  private static void assertLoadsFrom(String archive) throws Exception {
    List<String> lines = start(archive, "-Xlog:class+load");
    assertThat(lines).contains("served twice");
    var ours = lines.stream().filter(line -> line.contains(" dev.asyncio4j.impl.")).toList();
    assertThat(ours)
        .filteredOn(line -> line.contains("source: shared objects file"))
        .hasSizeGreaterThan(100)
        .hasSizeGreaterThan(ours.size() * 9 / 10); // a busy start looks at more than a quick one
  }
}
