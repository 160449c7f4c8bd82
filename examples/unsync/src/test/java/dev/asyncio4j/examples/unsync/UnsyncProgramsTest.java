package dev.asyncio4j.examples.unsync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.unsync.Unsync;
import dev.asyncio4j.unsync.UnsyncOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program, and its twin in Kotlin, prints what the original in Python prints. */
@ExtendWith(NothingLeftBehind.class)
class UnsyncProgramsTest {
  @ParameterizedTest
  @CsvSource({"01_readme, Together", "01_readme, kotlin.TogetherKt", "02_rules, Rules"})
  void printsWhatPythonPrints(String original, String program) throws Exception {
    assertThat(output(program)).isEqualTo(expected(original));
  }

  private static String output(String program) throws Exception {
    var main =
        Class.forName(UnsyncProgramsTest.class.getPackageName() + "." + program)
            .getMethod("main", String[].class);
    var out = System.out;
    var written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, UTF_8));
    try {
      main.invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(out);
      Unsync.shutdown(Duration.ofSeconds(5));
      Unsync.configure(UnsyncOptions.defaults());
    }
    return written.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static String expected(String name) throws IOException {
    try (var in = UnsyncProgramsTest.class.getResourceAsStream("/expected/" + name + ".expected")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
