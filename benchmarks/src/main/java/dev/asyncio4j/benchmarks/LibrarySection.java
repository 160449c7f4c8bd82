package dev.asyncio4j.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The costs of the operations of a library, beside its Python siblings. */
final class LibrarySection implements Section {
  private final Setup setup;
  private final Library library;
  private final Figures figures = new Figures();
  private final List<Competitor> pythons = new ArrayList<>();
  private final List<Competitor> javas = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  LibrarySection(Setup setup, Library library) {
    this.setup = setup;
    this.library = library;
  }

  @Override
  public String name() {
    return library.title();
  }

  private void find() throws IOException, InterruptedException {
    if (!javas.isEmpty() || !missing.isEmpty()) return;
    if (library.server().isPresent() && !isOnThePath(library.server().get())) {
      missing.add("all: no %s on the PATH".formatted(library.server().get()));
      return;
    }
    Resources.file("costs.py");
    Resources.file("server.py");
    for (Library.Sibling sibling : library.siblings) add(sibling);
    for (Jdk jdk : setup.jdks()) {
      add(jdk, jdk.bestMode());
      if (jdk.hasLoop()) add(jdk, "handoff");
    }
    if (library.rival().isPresent()) add(library.rival().get());
  }

  private static boolean isOnThePath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private void add(Library.Rival rival) {
    Jdk jdk = setup.jdk();
    javas.add(Competitor.of(rival.title(), jdk, rival.program(), jdk.bestMode()));
  }

  private void add(Library.Sibling sibling) throws IOException, InterruptedException {
    Optional<Python> python = Python.with(sibling.imports());
    if (python.isPresent()) {
      Competitor running = python.get().running(sibling.loop(), library.script());
      pythons.add(running.named(sibling.toString()));
    } else {
      missing.add(sibling + ": no python3 on the PATH can import " + sibling.imports());
    }
  }

  private void add(Jdk jdk, String mode) {
    javas.add(Competitor.of("Java, " + mode, jdk, library.program, mode));
  }

  @Override
  public void measure() throws IOException, InterruptedException {
    find();
    figures.measure(pythons);
    figures.measure(javas);
  }

  @Override
  public String markdown() {
    var columns = new ArrayList<>(List.of("operation"));
    pythons.forEach(competitor -> columns.add(competitor.name()));
    javas.forEach(competitor -> columns.add(competitor.name()));
    columns.add("aim");
    var table = Table.ofCosts(setup.options().rounds(), columns);
    for (Library.Aim aim : library.aims) table.row(row(aim));
    return table.missing(missing);
  }

  private List<String> row(Library.Aim aim) {
    var cells = new ArrayList<>(List.of(aim.row()));
    for (Competitor competitor : pythons) cells.add(cell(competitor, aim.row()));
    for (Competitor competitor : javas) cells.add(cell(competitor, aim.row()));
    cells.add(aim.most());
    return cells;
  }

  private String cell(Competitor competitor, String row) {
    OptionalDouble processor = figures.processor(competitor, row);
    String cell = Table.number(figures.least(competitor.name(), row));
    if (processor.isPresent()) cell += " / " + Table.number(processor);
    boolean first = pythons.isEmpty() || competitor == pythons.get(0);
    var ratio = first ? OptionalDouble.empty() : ratio(competitor, row);
    return ratio.isPresent() ? cell + " (" + Table.times(ratio.getAsDouble()) + ")" : cell;
  }

  /**
   * The cost by the processor, which other work of the machine does not change; else by the clock.
   */
  private OptionalDouble ratio(Competitor competitor, String row) {
    Competitor python = pythons.get(0);
    OptionalDouble ratio =
        Table.ratio(figures.processor(python, row), figures.processor(competitor, row));
    if (ratio.isPresent()) return ratio;
    return Table.ratio(figures.least(python.name(), row), figures.least(competitor.name(), row));
  }
}
