package dev.asyncio4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Objects;

/** The programs of the examples: each prints what its original prints, which a file holds. */
public final class Programs {
  private Programs() {}

  /**
   * Runs the {@code main} of a class, and checks what it prints.
   *
   * @param test the test: the programs are in its package or below, the files among its resources
   * @param program the name of the class, within the package of {@code test}
   * @param original the name of the file in the folder {@code expected}, without its ending
   */
  public static void assertPrints(Class<?> test, String program, String original)
      throws IOException, ReflectiveOperationException {
    assertThat(output(test.getPackageName() + "." + program)).isEqualTo(expected(test, original));
  }

  private static String output(String program) throws ReflectiveOperationException {
    var main = Class.forName(program).getMethod("main", String[].class);
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

  private static String expected(Class<?> test, String original) throws IOException {
    var file = "/expected/" + original + ".expected";
    try (var in = test.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8);
    }
  }
}
