package dev.asyncio4j.examples.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each program prints what its Python original prints, in every mode. */
class PostgresProgramsTest {
  private static final Map<String, Consumer<String[]>> PROGRAMS =
      Map.of(
          "01_readme", Readme01::main,
          "02_transactions", Transactions02::main,
          "03_types", Types03::main,
          "04_errors", Errors04::main,
          "05_cursor_copy", CursorCopy05::main,
          "06_pool", Pool06::main,
          "07_listen", Listen07::main,
          "08_aiopg", Aiopg08::main);

  @TestFactory
  Stream<DynamicTest> printsWhatIsExpected() {
    System.setProperty("postgres.dsn", PostgresServer.dsn());
    return PROGRAMS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            program ->
                DynamicTest.dynamicTest(
                    program.getKey(),
                    () ->
                        assertThat(output(program.getValue()))
                            .isEqualTo(expected(program.getKey()))));
  }

  private static String output(Consumer<String[]> program) {
    var out = System.out;
    var written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, UTF_8));
    try {
      program.accept(new String[0]);
    } finally {
      System.setOut(out);
    }
    return written.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static String expected(String name) throws IOException {
    try (var in =
        PostgresProgramsTest.class.getResourceAsStream("/expected/" + name + ".expected")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
