package dev.asyncio4j.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Clients of a server that all of them share: what their operations cost. */
abstract class ServerSection implements Section {
  final Setup setup;
  private final Figures figures = new Figures();
  private final List<Competitor> competitors = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private boolean isPrepared;

  ServerSection(Setup setup) {
    this.setup = setup;
  }

  /** Starts the server, and adds those who ask it. */
  abstract void prepare() throws IOException, InterruptedException;

  /** {@return the names of the rows, in order, as the programs print them} */
  abstract List<String> rows();

  final void missing(String line) {
    missing.add(line);
  }

  /** Adds a script, if a Python has the modules that it imports. */
  final void add(String name, String imports, String loop, String script, String server)
      throws IOException, InterruptedException {
    Resources.file("costs.py");
    var python = Python.with(imports);
    if (python.isPresent()) competitors.add(python.get().running(loop, script, server).named(name));
    else missing(name + ": no python3 on the PATH can import " + imports);
  }

  final void add(String name, Jdk jdk, Class<?> program, List<String> options, String server) {
    var command = jdk.running(program, jdk.bestMode(), options, server);
    competitors.add(new Competitor(name + ", " + jdk, command));
  }

  @Override
  public void measure() throws IOException, InterruptedException {
    if (!isPrepared) prepare();
    isPrepared = true;
    figures.measure(competitors);
  }

  @Override
  public String markdown() {
    var columns = new ArrayList<>(List.of("operation"));
    competitors.forEach(competitor -> columns.add(competitor.name()));
    var table = Table.ofCosts(setup.options().rounds(), columns);
    for (String row : rows()) table.row(cells(row));
    return table.missing(missing);
  }

  private List<String> cells(String row) {
    var cells = new ArrayList<>(List.of(row));
    for (Competitor competitor : competitors) {
      var processor = figures.processor(competitor, row);
      var first = figures.processor(competitors.get(0), row);
      var clock = Table.number(figures.least(competitor.name(), row));
      if (processor.isEmpty()) cells.add(clock);
      else if (competitor == competitors.get(0) || first.isEmpty())
        cells.add(clock + " / " + Table.number(processor));
      else cells.add(clock + " / " + Table.number(processor, Table.ratio(first, processor)));
    }
    return cells;
  }
}
