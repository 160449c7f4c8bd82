package dev.asyncio4j.examples.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.support.NothingLeftBehind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program prints what the original in Python prints. */
@ExtendWith(NothingLeftBehind.class)
class RedisProgramsTest {
  @BeforeAll
  static void server() {
    OwnServer.start();
  }

  @ParameterizedTest
  @CsvSource({
    "01_readme, Readme, 7",
    "counter, kotlin.CounterKt, 6",
    "02_pipeline, Pipelines, 6",
    "04_locks_scripts_scan, LocksScriptsScans, 6",
    "05_blocking_cancel, BlockingAndCancel, 7",
    "07_streams, Streams, 6",
    "08_cluster, Cluster, 7"
  })
  void printsWhatPythonPrints(String original, String program, int since) throws Exception {
    assumeTrue(
        OwnServer.major() >= since, "the text of an error, or a command, is of a later server");
    assertThat(output(program)).isEqualTo(expected(original));
  }

  private static String output(String program) throws Exception {
    Class<?> type;
    try {
      type = Class.forName(RedisProgramsTest.class.getPackageName() + "." + program);
    } catch (ClassNotFoundException e) {
      assumeTrue(!program.startsWith("kotlin."), "the twin is compiled by the build only");
      throw e;
    }
    var out = System.out;
    var written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, UTF_8));
    try {
      type.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(out);
    }
    return written.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static String expected(String name) throws IOException {
    try (var in = RedisProgramsTest.class.getResourceAsStream("/expected/" + name + ".expected")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
