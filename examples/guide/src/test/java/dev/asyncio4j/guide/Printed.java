package dev.asyncio4j.guide;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;

/**
 * What code prints.
 *
 * @param out to standard output
 * @param err to standard error
 */
record Printed(String out, String err) {
  static Printed by(Callable<?> code) throws Exception {
    var out = System.out;
    var err = System.err;
    var written = new ByteArrayOutputStream();
    var complained = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, UTF_8));
    System.setErr(new PrintStream(complained, true, UTF_8));
    try {
      code.call();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return new Printed(text(written), text(complained));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}
