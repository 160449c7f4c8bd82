package dev.asyncio4j.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The wishes of the command line.
 *
 * @param only the sections to measure
 * @param rounds how often every competitor has its turn
 * @param seconds how long the load of an echo server is measured
 * @param most the most tasks or connections at once
 * @param javaHomes the JDKs, that of this process first
 * @param out the Markdown file to write the tables into
 * @param chart the SVG file to draw
 * @param arguments the command line itself
 */
record Options(
    List<String> only,
    int rounds,
    int seconds,
    int most,
    List<String> javaHomes,
    Optional<Path> out,
    Optional<Path> chart,
    String arguments) {
  static final List<String> SECTIONS =
      Stream.concat(
              Stream.of(
                  "operations",
                  "peers",
                  "echo",
                  "tls",
                  "http",
                  "postgres",
                  "kafka",
                  "mongo",
                  "growth",
                  "loops",
                  "children",
                  "startup",
                  "bytes"),
              Arrays.stream(Library.values()).map(Library::title))
          .toList();
  static final String USAGE =
      """
      java -jar benchmarks/target/benchmarks.jar [option value]...
        --only    sections, separated by commas: %s (all)
        --rounds  how often every competitor has its turn (3)
        --seconds how long an echo server is loaded (3)
        --most    tasks or connections at once, for growth (1000000)
        --java    the home of a JDK to measure beside this one; may be given again
        --out     a Markdown file: tables are written between its markers, or appended
        --chart   an SVG file: times faster than uvloop\
      """
          .formatted(String.join(",", SECTIONS));

  static Options parse(String[] args) {
    List<String> only = SECTIONS;
    int rounds = 3;
    int seconds = 3;
    int most = 1_000_000;
    var javaHomes = new ArrayList<>(List.of(System.getProperty("java.home")));
    Optional<Path> out = Optional.empty();
    Optional<Path> chart = Optional.empty();
    for (int i = 0; i < args.length; i += 2) {
      String value = i + 1 < args.length ? args[i + 1] : "";
      switch (args[i]) {
        case "--only" -> only = sections(value);
        case "--rounds" -> rounds = positive(args[i], value);
        case "--seconds" -> seconds = positive(args[i], value);
        case "--most" -> most = positive(args[i], value);
        case "--java" -> javaHomes.add(value);
        case "--out" -> out = Optional.of(Path.of(value));
        case "--chart" -> chart = Optional.of(Path.of(value));
        default -> throw new IllegalArgumentException("unknown option " + args[i]);
      }
    }
    return new Options(only, rounds, seconds, most, javaHomes, out, chart, words(args));
  }

  /** The command line, but for the place of a JDK, which each machine has its own of. */
  private static String words(String[] args) {
    var words = args.clone();
    for (int i = 0; i + 1 < args.length; i += 2) {
      if (args[i].equals("--java")) words[i + 1] = "<JDK>";
    }
    return String.join(" ", words);
  }

  private static List<String> sections(String value) {
    List<String> names = List.of(value.split(","));
    for (String name : names) {
      if (!SECTIONS.contains(name)) {
        throw new IllegalArgumentException("--only: there is no section \"" + name + "\"");
      }
    }
    return names;
  }

  private static int positive(String option, String value) {
    if (!value.matches("[1-9]\\d{0,6}")) {
      throw new IllegalArgumentException(
          option + " takes a positive number, not \"" + value + "\"");
    }
    return Integer.parseInt(value);
  }
}
