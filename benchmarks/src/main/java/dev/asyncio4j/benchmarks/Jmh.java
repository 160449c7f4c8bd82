package dev.asyncio4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.Main;

/** Runs benchmarks under JMH, in a process of its own, and reads what it found. */
final class Jmh {
  private static final String BYTES = ":gc.alloc.rate.norm";
  private static final Pattern CELL = Pattern.compile("\"([^\"]*)\"|([^,\"]+)");

  private Jmh() {}

  /**
   * The cost of a call.
   *
   * @param benchmark class and method
   * @param operation the parameter of {@link OperationBenchmark}; empty for others
   */
  record Result(String benchmark, String operation, double nanos, double bytes) {}

  /** Runs the benchmarks that {@code pattern} finds, on {@code jdk}. */
  static List<Result> run(Jdk jdk, String pattern) throws IOException, InterruptedException {
    Path file = Resources.temporary(".csv");
    Child.run(
        List.of(
            jdk.java(),
            "-cp",
            Jdk.classPath(),
            Main.class.getName(),
            pattern,
            "-wi",
            "3",
            "-i",
            "3",
            "-foe", // a benchmark that fails must not be left out without a word
            "true",
            "-prof",
            "gc",
            "-rf",
            "csv",
            "-rff",
            file.toString()));
    return results(Files.readAllLines(file));
  }

  /** A benchmark has a line for its time, and one for each figure of the profiler after it. */
  private static List<Result> results(List<String> lines) {
    List<String> head = cells(lines.get(0));
    int score = head.indexOf("Score");
    int operation = head.indexOf("Param: operation");
    var results = new ArrayList<Result>();
    double nanos = 0;
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line);
      String name = cells.get(0);
      double figure = Double.parseDouble(cells.get(score));
      if (!name.contains(":")) {
        nanos = figure;
      } else if (name.endsWith(BYTES)) {
        String benchmark = name.substring(0, name.length() - BYTES.length());
        String of = operation >= 0 && operation < cells.size() ? cells.get(operation) : "";
        results.add(new Result(benchmark, of, nanos, figure));
      }
    }
    if (results.isEmpty()) throw new IllegalStateException("JMH told nothing: " + lines);
    return results;
  }

  private static List<String> cells(String line) {
    return CELL.matcher(line).results().map(m -> m.group(m.group(1) != null ? 1 : 2)).toList();
  }
}
