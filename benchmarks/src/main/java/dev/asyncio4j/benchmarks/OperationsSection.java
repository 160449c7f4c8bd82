package dev.asyncio4j.benchmarks;

import dev.asyncio4j.benchmarks.programs.JavaBodies;
import dev.asyncio4j.benchmarks.programs.KotlinBodies;
import dev.asyncio4j.benchmarks.programs.PlainKotlinx;
import dev.asyncio4j.benchmarks.programs.VirtualThreadBodies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The cost of the loop itself: nanoseconds per switch, task, queue entry, callback and lock. */
final class OperationsSection implements Section {
  private final Setup setup;
  private final Figures figures = new Figures();
  private final List<Competitor> competitors = new ArrayList<>();
  private final List<String> missing;
  private final String base;

  OperationsSection(Setup setup) {
    this.setup = setup;
    missing = setup.missingWithLoop();
    base = setup.uvloop().isPresent() ? "uvloop" : "asyncio";
  }

  @Override
  public String name() {
    return "operations";
  }

  private void find() throws IOException {
    if (!competitors.isEmpty()) return;
    competitors.addAll(setup.pythons("operations.py"));
    setup.jdks().forEach(this::find);
  }

  private void find(Jdk jdk) {
    if (jdk.hasLoop()) add("Java, loop", jdk, JavaBodies.class, "loop");
    if (jdk.hasVirtualThreads()) add("Java, handoff", jdk, JavaBodies.class, "handoff");
    // a switch of platform threads takes microseconds: fewer of them are enough
    add("Java, platform", jdk, JavaBodies.class, "platform", "-Dasyncio4j.benchmarks.scale=100");
    add("Kotlin", jdk, KotlinBodies.class, jdk.bestMode());
    add("plain kotlinx", jdk, PlainKotlinx.class, jdk.bestMode());
    if (jdk.hasVirtualThreads()) {
      add("virtual threads", jdk, VirtualThreadBodies.class, "platform", VirtualThreadBodies.ONE);
    }
  }

  private void add(String name, Jdk jdk, Class<?> main, String mode, String... options) {
    competitors.add(Competitor.of(name, jdk, main, mode, options));
  }

  @Override
  public void measure() throws IOException, InterruptedException {
    find();
    figures.measure(competitors);
  }

  @Override
  public String markdown() {
    var columns = new ArrayList<>(List.of("operation"));
    competitors.forEach(competitor -> columns.add(competitor.name()));
    columns.add("aims: Java in loop, Kotlin, Java in handoff");
    var table =
        new Table(
            "ns per operation, best of %d rounds; in brackets: times faster than %s."
                .formatted(setup.options().rounds(), base),
            columns);
    for (Row row : Row.values()) {
      var cells = new ArrayList<>(List.of(row.title));
      for (Competitor competitor : competitors) {
        OptionalDouble ratio =
            competitor.name().equals(base)
                ? OptionalDouble.empty()
                : timesFaster(competitor.name(), row);
        cells.add(Table.number(figures.least(competitor.name(), row.key), ratio));
      }
      cells.add(row.aims);
      table.row(cells);
    }
    return table.missing(missing);
  }

  private OptionalDouble timesFaster(String competitor, Row row) {
    return Table.ratio(figures.least(base, row.key), figures.least(competitor, row.key));
  }

  @Override
  public void draw(Chart chart) {
    String of = ", " + setup.jdk();
    for (Row row : Row.values()) {
      chart.group(
          row.title.replace("`", ""),
          timesFaster("Java, loop" + of, row),
          timesFaster("Kotlin" + of, row),
          timesFaster("Java, handoff" + of, row));
    }
  }
}
