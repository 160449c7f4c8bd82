package dev.asyncio4j.examples.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs print what their Python originals print. */
class ProgramsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "01_text, P01Text",
    "02_binary, P02Binary",
    "03_os, P03Os",
    "04_tempfile, P04Tempfile",
    "05_concurrent, P05Concurrent"
  })
  void printsWhatPythonPrints(String name, String type) throws Exception {
    boolean fifo = Files.isExecutable(Path.of("/usr/bin/mkfifo"));
    assumeTrue(fifo || !name.startsWith("05"), "no mkfifo");
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
