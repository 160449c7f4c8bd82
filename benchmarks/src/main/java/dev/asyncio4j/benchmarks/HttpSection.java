package dev.asyncio4j.benchmarks;

import dev.asyncio4j.benchmarks.programs.HttpClient;
import dev.asyncio4j.benchmarks.programs.HttpServer;
import dev.asyncio4j.benchmarks.programs.VertxAwaitServer;
import dev.asyncio4j.benchmarks.programs.VertxServer;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * HTTP servers and clients, by the processor time that an operation takes them: who loads the
 * servers, in this process, and whom the clients ask has a cost of its own.
 */
final class HttpSection implements Section {
  private static final String AIOHTTP = "aiohttp, uvloop";
  private static final String AWAITING = "Vert.x alone, await";
  private static final int IDLE = 500;
  private static final String IDLE_MEMORY = "memory of an idle connection, bytes";
  private static final String START = "from start to the first reply, ms";
  private static final String MEMORY = "memory after all that, MiB";

  /** Names that clients print, by the row that each belongs to. */
  private static final Map<String, String> CLIENT_ROWS = new LinkedHashMap<>();

  static {
    for (int tasks : new int[] {1, 10, 50}) {
      CLIENT_ROWS.put("client: GET, " + tasks + " tasks, µs", "GET, " + tasks + " tasks");
    }
    CLIENT_ROWS.put("client: WebSocket echo, 1 socket, µs", "echo, 1 sockets");
    CLIENT_ROWS.put("client: WebSocket echo, 50 sockets, µs", "echo, 50 sockets");
    CLIENT_ROWS.put("client: 100 MiB down, ms", "down");
    CLIENT_ROWS.put("client: 100 MiB up, ms", "up");
  }

  private final Setup setup;
  private final Figures figures = new Figures();
  private final List<Competitor> servers = new ArrayList<>();
  private final List<String> missing;

  HttpSection(Setup setup) {
    this.setup = setup;
    missing = setup.missingWithLoop();
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
    missing.add(AWAITING + ": WebSockets");
    missing.add("HTTP/2, as h2load asks for it: not spoken here (ADR 13)");
    for (Jdk jdk : setup.jdks()) {
      servers.add(jvm("Vert.x alone", jdk, VertxServer.class));
      if (jdk.hasVirtualThreads()) {
        servers.add(jvm(AWAITING, jdk, VertxAwaitServer.class));
      }
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
    clients();
  }

  private void measure(Competitor server) throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (var run = new EchoRun(server)) {
      var load = new HttpLoad(run.port());
      load.get("/hello/me", 1, 1);
      figures.add(server.name(), START, (System.nanoTime() - start) / 1e6);
      idle(server.name(), run, load);
      for (HttpOperation operation : HttpOperation.values()) {
        if (operation.isEcho() && server.name().startsWith(AWAITING)) continue;
        for (int i = 0; i < operation.warmAfter(); i++) operation.run(load);
        double before = run.processorTime();
        long began = System.nanoTime();
        operation.run(load);
        double lasted = (System.nanoTime() - began) / 1e9;
        double used = run.processorTime() - before;
        figures.add(server.name(), operation.cost(), operation.cost(used));
        figures.add(server.name(), operation.rate(), operation.rate(lasted));
      }
      figures.add(server.name(), MEMORY, run.memory() / 1024.0 / 1024.0);
    }
  }

  /** Opens as many connections once more: the first ones bring what all of them share. */
  private void idle(String server, EchoRun run, HttpLoad load)
      throws IOException, InterruptedException {
    var first = load.idle(IDLE);
    try {
      long before = run.held();
      var second = load.idle(IDLE);
      figures.add(server, IDLE_MEMORY, (run.held() - before) / (double) IDLE);
      for (Socket socket : second) socket.close();
    } finally {
      for (Socket socket : first) socket.close();
    }
  }

  /** All clients ask the same server. */
  private void clients() throws IOException, InterruptedException {
    String count = "20000";
    try (var run = new EchoRun(jvm("Vert.x alone", setup.jdk(), VertxServer.class))) {
      var aiohttp = aiohttp("client", count);
      if (aiohttp.isPresent()) client(aiohttp.get(), run.port());
      for (Jdk jdk : setup.jdks()) client(jvm("Java", jdk, HttpClient.class, count), run.port());
    }
  }

  private void client(Competitor client, int port) throws IOException, InterruptedException {
    figures.take(client.name(), Child.run(client.command(port)));
  }

  @Override
  public String markdown() {
    var columns = new ArrayList<>(List.of("processor time, or what the row says"));
    for (Competitor server : servers) columns.add(server.name());
    var table =
        new Table(
            ("Servers and clients in processes of their own, JVMs with -Xmx96m, warm after %d turns"
                    + " (%d of those of 100 MiB), best of %d rounds; in brackets: times better than"
                    + " aiohttp. Rates are those of a load on the same machine, which takes its"
                    + " part of it. Memory of an idle connection: of a JVM what its heap holds"
                    + " after a collection, of Python what the process has in use.")
                .formatted(
                    HttpOperation.HELLO.warmAfter(),
                    HttpOperation.DOWN.warmAfter(),
                    setup.options().rounds()),
            columns);
    for (HttpOperation operation : HttpOperation.values()) {
      costs(table, operation.cost(), operation.cost());
      rates(table, operation.rate());
    }
    CLIENT_ROWS.forEach((title, row) -> costs(table, title, row));
    costs(table, IDLE_MEMORY, IDLE_MEMORY);
    costs(table, START, START);
    costs(table, MEMORY, MEMORY);
    return table.missing(missing);
  }

  private void costs(Table table, String title, String row) {
    var cells = new ArrayList<>(List.of(title));
    OptionalDouble theirs = figures.least(AIOHTTP, row);
    for (Competitor server : servers) {
      OptionalDouble figure = figures.least(server.name(), row);
      cells.add(Table.number(figure, times(server, Table.ratio(theirs, figure))));
    }
    table.row(cells);
  }

  private void rates(Table table, String row) {
    var cells = new ArrayList<>(List.of(row));
    OptionalDouble theirs = figures.most(AIOHTTP, row);
    for (Competitor server : servers) {
      OptionalDouble figure = figures.most(server.name(), row);
      cells.add(Table.number(figure, times(server, Table.ratio(figure, theirs))));
    }
    table.row(cells);
  }

  private static OptionalDouble times(Competitor server, OptionalDouble ratio) {
    return server.name().equals(AIOHTTP) ? OptionalDouble.empty() : ratio;
  }
}
