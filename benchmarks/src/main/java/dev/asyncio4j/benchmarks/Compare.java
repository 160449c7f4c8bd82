package dev.asyncio4j.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Runs every competitor as a process of its own, in turn, several rounds, and prints the table with
 * ratios.
 *
 * <p>Usage: {@code java -jar benchmarks.jar [--rounds N] [--java HOME]... [--out FILE]}. A JDK
 * named with {@code --java} is measured beside the one that runs this. A competitor that is not
 * installed is named under the table.
 */
public final class Compare {
  private static final Map<String, String> OPERATIONS = new LinkedHashMap<>();

  static {
    OPERATIONS.put("switch", "switch: `sleep(0)`, two tasks");
    OPERATIONS.put("spawn", "`await(createTask(noop))`");
    OPERATIONS.put("gather", "gather of 100,000 no-ops, per task");
    OPERATIONS.put("queue", "Queue(1) put and get, two tasks");
    OPERATIONS.put("call_soon", "`callSoon` chain");
    OPERATIONS.put("lock", "10 tasks contending for a Lock");
  }

  private final Map<String, Map<String, Double>> best = new LinkedHashMap<>();
  private final List<String> missing = new ArrayList<>();
  private int rounds = 3;
  private Optional<Path> out = Optional.empty();
  private final List<String> javaHomes = new ArrayList<>(List.of(System.getProperty("java.home")));

  public static void main(String[] args) throws IOException, InterruptedException {
    var compare = new Compare();
    compare.parse(args);
    compare.measure();
    String table = compare.table();
    System.out.print(table);
    if (compare.out.isPresent()) {
      Files.writeString(compare.out.get(), table);
    }
  }

  private void parse(String[] args) {
    for (int i = 0; i + 1 < args.length; i += 2) {
      switch (args[i]) {
        case "--rounds" -> rounds = Integer.parseInt(args[i + 1]);
        case "--java" -> javaHomes.add(args[i + 1]);
        case "--out" -> out = Optional.of(Path.of(args[i + 1]));
        default ->
            throw new IllegalArgumentException(
                "unknown option " + args[i] + ": --rounds, --java or --out");
      }
    }
  }

  private void measure() throws IOException, InterruptedException {
    Map<String, List<String>> competitors = Competitors.find(javaHomes, missing);
    for (int round = 0; round < rounds; round++) {
      for (var competitor : competitors.entrySet()) {
        System.err.printf("round %d of %d: %s%n", round + 1, rounds, competitor.getKey());
        runOnce(competitor.getKey(), competitor.getValue());
      }
    }
  }

  private void runOnce(String name, List<String> command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var figures = best.computeIfAbsent(name, key -> new LinkedHashMap<>());
    try (var lines = process.inputReader()) {
      for (String line; (line = lines.readLine()) != null; ) {
        String[] parts = line.split("\t");
        figures.merge(parts[0], Double.parseDouble(parts[1]), Math::min);
      }
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          name + " failed with exit code " + process.exitValue() + ": " + command);
    }
  }

  /**
   * Nanoseconds per operation, and how many times faster than uvloop (or asyncio, where uvloop is
   * missing).
   */
  private String table() {
    String base = best.containsKey("uvloop") ? "uvloop" : "asyncio";
    var text = new StringBuilder();
    text.append("ns per operation, best of ")
        .append(rounds)
        .append(" rounds; in brackets: times faster than ");
    text.append(base).append(".\n\n| operation |");
    best.keySet().forEach(name -> text.append(' ').append(name).append(" |"));
    text.append("\n|---|").append("---|".repeat(best.size())).append('\n');
    OPERATIONS.forEach((key, title) -> text.append(row(key, title, base)));
    missing.forEach(name -> text.append("\nNot measured: ").append(name).append('\n'));
    return text.toString();
  }

  private String row(String key, String title, String base) {
    var row = new StringBuilder("| ").append(title).append(" |");
    Double reference = best.getOrDefault(base, Map.of()).get(key);
    for (var figures : best.entrySet()) {
      Double nanos = figures.getValue().get(key);
      if (nanos == null) {
        row.append(" – |");
      } else if (reference == null || figures.getKey().equals(base)) {
        row.append(String.format(Locale.ROOT, " %.0f |", nanos));
      } else {
        row.append(String.format(Locale.ROOT, " %.0f (%.1f) |", nanos, reference / nanos));
      }
    }
    return row.append('\n').toString();
  }

  /** The class path of this process: the children run the same jars. */
  static String classPath() {
    return new File(System.getProperty("java.class.path")).getAbsolutePath();
  }
}
