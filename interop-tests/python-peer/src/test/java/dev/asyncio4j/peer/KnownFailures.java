package dev.asyncio4j.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The tests that fail, each with its reason: the file {@code known-failures.tsv}. */
final class KnownFailures {
  /** Those whose a failure may be; ours have no word, for they are to be mended. */
  static final Set<String> REASONS = Set.of("graalpy", "harness", "design");

  private static final String FILE = "/peer/known-failures.tsv";

  /** A line; {@code hangs} is true if the test is not even begun. */
  record Known(String module, String test, String reason, boolean hangs, String why) {
    /** Module, class and method. */
    String name() {
      return module + "." + test;
    }

    boolean fits(String name) {
      return Pattern.matches(name().replace(".", "\\.").replace("*", ".*"), name);
    }
  }

  static final List<Known> ALL = read();

  private KnownFailures() {}

  private static List<Known> read() {
    try (var in = Objects.requireNonNull(KnownFailures.class.getResourceAsStream(FILE), FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(KnownFailures::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Known parse(String line) {
    var cells = line.split("\t");
    if (cells.length != 4) throw new IllegalArgumentException("not four cells: " + line);
    var hangs = cells[2].endsWith(" hangs");
    var reason = cells[2].replace(" hangs", "");
    if (!REASONS.contains(reason))
      throw new IllegalArgumentException("the reason is none of " + REASONS + ": " + line);
    return new Known(cells[0], cells[1], reason, hangs, cells[3]);
  }
}
