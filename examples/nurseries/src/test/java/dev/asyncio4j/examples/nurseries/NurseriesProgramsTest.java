package dev.asyncio4j.examples.nurseries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.NothingLeftBehind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program, and its twin in Kotlin, prints what the original in Python prints. */
@ExtendWith(NothingLeftBehind.class)
class NurseriesProgramsTest {
  @ParameterizedTest
  @CsvSource({
    "01_level, Level",
    "02_deadlines, Deadlines",
    "03_nursery, Children",
    "04_start, Start",
    "05_channels, Channels",
    "06_limiter, Limiter",
    "07_happy_eyeballs, HappyEyeballs",
    "07_happy_eyeballs, kotlin.HappyEyeballsKt"
  })
  void printsWhatPythonPrints(String original, String program) throws Exception {
    assertThat(output(program)).isEqualTo(expected(original));
  }

  private static String output(String program) throws Exception {
    var main =
        Class.forName(NurseriesProgramsTest.class.getPackageName() + "." + program)
            .getMethod("main", String[].class);
    var out = System.out;
    var written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, UTF_8));
    try {
      main.invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(out);
    }
    return written.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static String expected(String name) throws IOException {
    try (var in =
        NurseriesProgramsTest.class.getResourceAsStream("/expected/" + name + ".expected")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
