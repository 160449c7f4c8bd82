package dev.asyncio4j.examples.processes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs print what their Python originals print. */
class ProgramsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "01_readme, P01Readme",
    "02_pool, P02Pool",
    "03_sync, P03Sync",
    "04_death, P04Death",
    "05_manager, P05Manager"
  })
  void printsWhatPythonPrints(String name, String type) throws Exception {
    var main = Class.forName(getClass().getPackageName() + "." + type);
    var printed = new ByteArrayOutputStream();
    var out = System.out;
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      main.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(out);
    }
    try (var expected = getClass().getResourceAsStream("/expected/" + name + ".expected")) {
      assertThat(printed.toString(UTF_8).replace("\r\n", "\n"))
          .isEqualTo(new String(expected.readAllBytes(), UTF_8));
    }
  }
}
