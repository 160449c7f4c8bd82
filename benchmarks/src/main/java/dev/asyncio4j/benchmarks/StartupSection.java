package dev.asyncio4j.benchmarks;

import dev.asyncio4j.Asyncio;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run that says hello, from the start of its process to its end. */
final class StartupSection implements Section {
  private static final int LAUNCHES_OF_ROUND = 5;
  private final Setup setup;
  private final Figures figures = new Figures();
  private final List<Competitor> competitors = new ArrayList<>();
  private final List<String> missing;

  StartupSection(Setup setup) {
    this.setup = setup;
    missing = new ArrayList<>(setup.missing());
  }

  @Override
  public String name() {
    return "startup";
  }

  private void find() throws IOException, InterruptedException {
    if (!competitors.isEmpty()) return;
    HelloJar.create();
    competitors.addAll(setup.pythons("hello.py"));
    for (Jdk jdk : setup.jdks()) {
      add("the JVM alone", jdk, List.of(), "jvm");
      add("Java", jdk, List.of());
      Path archive = Resources.path(jdk.version() + ".jsa");
      train(jdk, "-XX:ArchiveClassesAtExit=" + archive);
      addArchived("Java with AppCDS", jdk, "-XX:SharedArchiveFile=" + archive);
      if (jdk.version() >= 25) {
        Path cache = Resources.path(jdk.version() + ".aot");
        train(jdk, "-XX:AOTCacheOutput=" + cache);
        addArchived("Java with an AOT cache", jdk, "-XX:AOTCache=" + cache);
      } else {
        missing.add("Java with an AOT cache, " + jdk + ": JDK 25 has it");
      }
    }
  }

  private static void train(Jdk jdk, String option) throws IOException, InterruptedException {
    Child.run(hello(jdk, List.of(option)));
  }

  /** The JVM leaves out of an archive what it does not like, and says nothing of it. */
  private void addArchived(String name, Jdk jdk, String option)
      throws IOException, InterruptedException {
    String loaded = Child.run(hello(jdk, List.of(option, "-Xlog:class+load")));
    if (!loaded.contains(Asyncio.class.getName() + " source: shared objects file")) {
      throw new IllegalStateException("the library is not in the archive of " + option);
    }
    add(name, jdk, List.of(option));
  }

  private void add(String name, Jdk jdk, List<String> options, String... arguments) {
    competitors.add(new Competitor(name + ", " + jdk, hello(jdk, options, arguments)));
  }

  private static List<String> hello(Jdk jdk, List<String> options, String... arguments) {
    var command = new ArrayList<>(List.of(jdk.java()));
    command.addAll(options);
    command.addAll(List.of("-jar", HelloJar.PATH.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  @Override
  public void measure() throws IOException, InterruptedException {
    find();
    for (int i = 0; i < LAUNCHES_OF_ROUND; i++) {
      for (Competitor competitor : competitors) {
        long start = System.nanoTime();
        String said = Child.run(competitor.command());
        figures.add(competitor.name(), "ms", (System.nanoTime() - start) / 1e6);
        if (!said.strip().equals("hello")) {
          throw new IllegalStateException(competitor.name() + " said \"" + said + "\"");
        }
      }
    }
  }

  @Override
  public String markdown() {
    var table =
        new Table(
            "ms of wall time, from the start of the process to its end, median and best of %d launches."
                .formatted(setup.options().rounds() * LAUNCHES_OF_ROUND),
            List.of("hello", "median", "best"));
    for (Competitor competitor : competitors) {
      table.row(
          List.of(
              competitor.name(),
              Table.number(figures.median(competitor.name(), "ms")),
              Table.number(figures.least(competitor.name(), "ms"))));
    }
    return table.missing(missing);
  }
}
