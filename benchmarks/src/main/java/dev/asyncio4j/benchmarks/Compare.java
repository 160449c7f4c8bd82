package dev.asyncio4j.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Measures asyncio4j beside its competitors, every one as a process of its own, in turn, several
 * rounds, and prints a table with ratios for each section.
 *
 * <p>{@link Options} holds the usage. A competitor that is not installed is named under the table.
 */
public final class Compare {
  private Compare() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Options options;
    try {
      options = Options.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + Options.USAGE);
      System.exit(2);
      return;
    }
    measure(options);
  }

  private static void measure(Options options) throws IOException, InterruptedException {
    var setup = Setup.find(options);
    var report = new Report(options, setup);
    var chart = new Chart();
    for (Section section : sections(setup)) {
      if (!options.only().contains(section.name())) continue;
      for (int round = 1; round <= options.rounds(); round++) {
        System.err.printf("%s, round %d of %d%n", section.name(), round, options.rounds());
        section.measure();
      }
      report.add(section.name(), section.markdown());
      section.draw(chart);
    }
    chart.write(options);
  }

  private static List<Section> sections(Setup setup) {
    var sections = new ArrayList<Section>();
    Collections.addAll(
        sections,
        new OperationsSection(setup),
        new PeersSection(setup),
        new EchoSection(setup),
        new TlsSection(setup),
        new HttpSection(setup),
        new PostgresSection(setup),
        new KafkaSection(setup),
        new MongoSection(setup),
        new AsleepSection(setup),
        new ConnectionsSection(setup),
        new LoopsSection(setup),
        new ChildrenSection(setup),
        new StartupSection(setup),
        new BytesSection(setup));
    for (Library library : Library.values()) sections.add(new LibrarySection(setup, library));
    return sections;
  }
}
