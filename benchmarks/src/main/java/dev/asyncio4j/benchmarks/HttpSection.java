package dev.asyncio4j.benchmarks;

import dev.asyncio4j.benchmarks.programs.HttpClient;
import dev.asyncio4j.benchmarks.programs.HttpServer;
import dev.asyncio4j.benchmarks.programs.VertxServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * HTTP servers and clients, by the processor time that an operation takes them: who loads the
 * servers, in this process, and whom the clients ask has a cost of its own.
 */
final class HttpSection implements Section {
  private static final String AIOHTTP = "aiohttp, uvloop";
  private static final int CONNECTIONS = 10;
  private static final int WARM_AFTER = 10;
  private static final List<Integer> TASKS = List.of(1, 10, 50);
  private static final String START = "from start to the first reply, ms";
  private static final String MEMORY = "memory after all that, MiB";

  private final Setup setup;
  private final Figures figures = new Figures();
  private final List<Competitor> servers = new ArrayList<>();
  private final List<String> missing;

  HttpSection(Setup setup) {
    this.setup = setup;
    missing = setup.missingWithLoop();
  }

  /** The loads on a server, by the unit of their cost. */
  private enum Operation {
    HELLO("GET, 10 connections, µs", 20_000),
    LAST_ROUTE("GET of the last of 1,000 routes, µs", 20_000),
    DOWN("100 MiB down, ms", 1),
    UP("100 MiB up, ms", 1);

    private final String title;
    private final int count;

    Operation(String title, int count) {
      this.title = title;
      this.count = count;
    }

    private void run(HttpLoad load) throws IOException, InterruptedException {
      switch (this) {
        case HELLO -> load.get("/hello/me", count, CONNECTIONS);
        case LAST_ROUTE -> load.get("/r999/me", count, CONNECTIONS);
        case DOWN -> load.down();
        case UP -> load.up();
      }
    }

    private double cost(double seconds) {
      return seconds * (count == 1 ? 1e3 : 1e6 / count);
    }
  }

  @Override
  public String name() {
    return "http";
  }

  private Optional<Competitor> aiohttp(String... arguments)
      throws IOException, InterruptedException {
    if (setup.uvloop().isEmpty()) return Optional.empty();
    Python python = setup.uvloop().get();
    if (!python.has("aiohttp")) return Optional.empty();
    return Optional.of(python.running("uvloop", "aioweb.py", arguments).named(AIOHTTP));
  }

  private void find() throws IOException, InterruptedException {
    if (!servers.isEmpty()) return;
    var aiohttp = aiohttp("server");
    if (aiohttp.isPresent()) servers.add(aiohttp.get());
    else missing.add(AIOHTTP + ": the python3 with uvloop cannot import it");
    for (Jdk jdk : setup.jdks()) {
      servers.add(jvm("Vert.x alone", jdk, VertxServer.class));
      servers.add(jvm("Java", jdk, HttpServer.class));
    }
  }

  private static Competitor jvm(String name, Jdk jdk, Class<?> main, String... arguments) {
    String mode = jdk.bestMode();
    return new Competitor(
        name + (name.equals("Java") ? ", " + mode : "") + ", " + jdk,
        jdk.running(main, mode, List.of("-Xmx96m"), arguments));
  }

  @Override
  public void measure() throws IOException, InterruptedException {
    find();
    for (Competitor server : servers) measure(server);
    for (int tasks : TASKS) clients(tasks);
  }

  private void measure(Competitor server) throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (var run = new EchoRun(server)) {
      var load = new HttpLoad(run.port());
      load.get("/hello/me", 1, 1);
      figures.add(server.name(), START, (System.nanoTime() - start) / 1e6);
      for (Operation operation : Operation.values()) {
        for (int i = 0; i < WARM_AFTER; i++) operation.run(load);
        double before = run.processorTime();
        operation.run(load);
        double seconds = run.processorTime() - before;
        figures.add(server.name(), operation.title, operation.cost(seconds));
      }
      figures.add(server.name(), MEMORY, run.memory() / 1024.0 / 1024.0);
    }
  }

  /** All clients ask the same server. */
  private void clients(int tasks) throws IOException, InterruptedException {
    String count = "20000";
    try (var run = new EchoRun(jvm("Vert.x alone", setup.jdk(), VertxServer.class))) {
      var aiohttp = aiohttp("client", count, "" + tasks);
      if (aiohttp.isPresent()) client(aiohttp.get(), run.port());
      for (Jdk jdk : setup.jdks()) {
        client(jvm("Java", jdk, HttpClient.class, count, "" + tasks), run.port());
      }
    }
  }

  private void client(Competitor client, int port) throws IOException, InterruptedException {
    figures.take(client.name(), Child.run(client.command(port)));
  }

  @Override
  public String markdown() {
    var columns = new ArrayList<>(List.of("processor time of a server"));
    for (Competitor server : servers) columns.add(server.name());
    var table =
        new Table(
            ("JVMs with -Xmx96m, warm after %d turns, best of %d rounds; in brackets: times better"
                    + " than aiohttp.")
                .formatted(WARM_AFTER, setup.options().rounds()),
            columns);
    for (Operation operation : Operation.values()) row(table, operation.title, operation.title);
    for (int tasks : TASKS) {
      row(table, "client: GET, " + tasks + " tasks, µs", "GET, " + tasks + " tasks");
    }
    row(table, START, START);
    row(table, MEMORY, MEMORY);
    return table.missing(missing);
  }

  private void row(Table table, String title, String row) {
    var cells = new ArrayList<>(List.of(title));
    OptionalDouble theirs = figures.least(AIOHTTP, row);
    for (Competitor server : servers) {
      OptionalDouble figure = figures.least(server.name(), row);
      boolean isTheirs = server.name().equals(AIOHTTP);
      cells.add(
          Table.number(figure, isTheirs ? OptionalDouble.empty() : Table.ratio(theirs, figure)));
    }
    table.row(cells);
  }
}
