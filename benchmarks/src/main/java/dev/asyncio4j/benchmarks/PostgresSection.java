package dev.asyncio4j.benchmarks;

import dev.asyncio4j.benchmarks.libraries.PostgresAlone;
import dev.asyncio4j.benchmarks.libraries.PostgresCosts;
import dev.asyncio4j.benchmarks.libraries.PostgresThreads;
import dev.asyncio4j.benchmarks.libraries.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Clients of PostgreSQL: seven queries, by one, ten and fifty tasks, on a connection of their own
 * or on one of a pool.
 */
final class PostgresSection implements Section {
  private static final String ASYNCPG = "asyncpg, uvloop";
  private static final String PROCESSOR = ", processor";
  private static final List<String> HEAP = List.of("-Xmx256m");

  private final Setup setup;
  private final Figures figures = new Figures();
  private final List<Competitor> competitors = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private boolean isPrepared;

  PostgresSection(Setup setup) {
    this.setup = setup;
  }

  @Override
  public String name() {
    return "postgres";
  }

  private void prepare() throws IOException, InterruptedException {
    if (isPrepared) return;
    isPrepared = true;
    Optional<String> dsn = PostgresServer.dsn();
    if (dsn.isEmpty()) {
      missing.add("all: there is neither PG_DSN nor a PostgreSQL in /usr/lib/postgresql");
      return;
    }
    Resources.file("costs.py");
    Optional<Python> python = Python.with("asyncpg, uvloop");
    if (python.isPresent())
      competitors.add(
          python.get().running("uvloop", "postgres_costs.py", dsn.get()).named(ASYNCPG));
    else missing.add(ASYNCPG + ": no python3 on the PATH can import them");
    for (Jdk jdk : setup.jdks()) {
      add("pgjdbc, a thread for each", jdk, PostgresThreads.class, jdk.bestMode(), dsn.get());
      add("Vert.x alone", jdk, PostgresAlone.class, jdk.bestMode(), dsn.get());
      add("Java, " + jdk.bestMode(), jdk, PostgresCosts.class, jdk.bestMode(), dsn.get());
    }
  }

  private void add(String name, Jdk jdk, Class<?> program, String mode, String dsn) {
    competitors.add(new Competitor(name + ", " + jdk, jdk.running(program, mode, HEAP, dsn)));
  }

  @Override
  public void measure() throws IOException, InterruptedException {
    prepare();
    figures.measure(competitors);
  }

  @Override
  public String markdown() {
    var columns = new ArrayList<>(List.of("query"));
    competitors.forEach(competitor -> columns.add(competitor.name()));
    var table =
        new Table(
            ("µs per operation, best of %d rounds; behind the slash: of the processor, in this"
                    + " process; in brackets: times less of it than the first column.")
                .formatted(setup.options().rounds()),
            columns);
    for (String row : Query.rows()) table.row(row(row));
    return table.missing(missing);
  }

  private List<String> row(String row) {
    var cells = new ArrayList<>(List.of(row));
    for (Competitor competitor : competitors) {
      var processor = figures.least(competitor.name(), row + PROCESSOR);
      var first = figures.least(competitors.get(0).name(), row + PROCESSOR);
      var clock = Table.number(figures.least(competitor.name(), row));
      if (processor.isEmpty()) cells.add(clock);
      else if (competitor == competitors.get(0) || first.isEmpty())
        cells.add(clock + " / " + Table.number(processor));
      else cells.add(clock + " / " + Table.number(processor, Table.ratio(first, processor)));
    }
    return cells;
  }
}
