package dev.asyncio4j.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The lines that the competitors of a section printed, over all rounds. */
final class Figures {
  private final Map<String, Map<String, List<Double>>> byCompetitor = new LinkedHashMap<>();

  /** Takes lines of a row's name, a tab and a number. */
  void take(String competitor, String output) {
    for (String line : output.lines().toList()) {
      String[] parts = line.split("\t");
      if (parts.length != 2) {
        throw new IllegalStateException(
            competitor + " printed \"" + line + "\", not a name, a tab and a number");
      }
      add(competitor, parts[0], Double.parseDouble(parts[1]));
    }
  }

  /** Runs each to its end, in turn, and takes what it prints. */
  void measure(List<Competitor> competitors) throws IOException, InterruptedException {
    for (Competitor competitor : competitors) {
      take(competitor.name(), Child.run(competitor.command()));
    }
  }

  void add(String competitor, String row, double figure) {
    byCompetitor
        .computeIfAbsent(competitor, key -> new LinkedHashMap<>())
        .computeIfAbsent(row, key -> new ArrayList<>())
        .add(figure);
  }

  OptionalDouble least(String competitor, String row) {
    return of(competitor, row).stream().mapToDouble(figure -> figure).min();
  }

  /** The processor's time of a row, which the programs print under the row's name. */
  OptionalDouble processor(Competitor competitor, String row) {
    return least(competitor.name(), row + ", processor");
  }

  OptionalDouble most(String competitor, String row) {
    return of(competitor, row).stream().mapToDouble(figure -> figure).max();
  }

  OptionalDouble median(String competitor, String row) {
    var sorted = new ArrayList<>(of(competitor, row));
    Collections.sort(sorted);
    return sorted.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(sorted.get((sorted.size() - 1) / 2));
  }

  private List<Double> of(String competitor, String row) {
    return byCompetitor.getOrDefault(competitor, Map.of()).getOrDefault(row, List.of());
  }
}
