package dev.asyncio4j.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.IntSupplier;

/** What a program that ran in this process wrote, and its exit code. */
record Captured(int code, String out, String err) {

  /** Runs a program with {@code input} as its standard input. */
  static Captured run(String input, IntSupplier program) {
    var in = System.in;
    var out = System.out;
    var err = System.err;
    var written = new ByteArrayOutputStream();
    var complained = new ByteArrayOutputStream();
    System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
    System.setOut(new PrintStream(written, true, UTF_8));
    System.setErr(new PrintStream(complained, true, UTF_8));
    try {
      int code = program.getAsInt();
      return new Captured(code, text(written), text(complained));
    } finally {
      System.setIn(in);
      System.setOut(out);
      System.setErr(err);
    }
  }

  static Captured siteStatus(String input, String... args) {
    return run(input, () -> SiteStatus.status(args));
  }

  /** The rows of the table: URL without its port, and status; without the milliseconds. */
  List<String> rows() {
    return out.lines()
        .filter(line -> line.startsWith("http"))
        .map(line -> line.replaceFirst("://([^/:]+):\\d+", "://$1").replaceFirst("\\s+\\d+$", ""))
        .map(line -> line.replaceAll(" {2,}", " | "))
        .toList();
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}
