package dev.asyncio4j.benchmarks;

import dev.asyncio4j.benchmarks.programs.Children;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Children per second, by the system's own call and by the JDK's start. */
final class ChildrenSection implements Section {
  private static final String NATIVE = "--enable-native-access=ALL-UNNAMED";
  private final Setup setup;
  private final Figures figures = new Figures();
  private final List<Competitor> competitors = new ArrayList<>();
  private final List<String> missing;

  ChildrenSection(Setup setup) {
    this.setup = setup;
    missing = new ArrayList<>(setup.missing());
  }

  @Override
  public String name() {
    return "children";
  }

  private void find() throws IOException {
    if (!competitors.isEmpty()) return;
    competitors.addAll(setup.pythons("children.py"));
    for (Jdk jdk : setup.jdks()) {
      if (jdk.version() >= 22) add(jdk, "`" + NATIVE + "`", List.of(NATIVE));
      else missing.add(jdk + " with native access: JDK 22 has it");
      add(jdk, "the JDK's start", List.of());
      add(jdk, "the same, `-Dasyncio4j.pipes=threads`", List.of("-Dasyncio4j.pipes=threads"));
    }
  }

  private void add(Jdk jdk, String name, List<String> options) {
    String mode = jdk.bestMode();
    competitors.add(
        new Competitor(
            "Java, %s, %s, %s".formatted(mode, jdk, name),
            jdk.running(Children.class, mode, options)));
  }

  @Override
  public void measure() throws IOException, InterruptedException {
    find();
    figures.measure(competitors);
  }

  @Override
  public String markdown() {
    var table =
        new Table(
            "Children per second, best of %d rounds; times those of asyncio."
                .formatted(setup.options().rounds()),
            List.of("8 tasks, three pipes each", "children/s", "ratio"));
    var asyncio = figures.most("asyncio", "per second");
    for (Competitor competitor : competitors) {
      var own = figures.most(competitor.name(), "per second");
      var ratio = Table.factor(Table.ratio(own, asyncio));
      table.row(List.of(competitor.name(), Table.number(own), ratio));
    }
    return table.missing(missing) + "\nAim: ≥ 1.0.\n";
  }
}
