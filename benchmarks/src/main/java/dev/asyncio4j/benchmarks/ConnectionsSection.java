package dev.asyncio4j.benchmarks;

import dev.asyncio4j.benchmarks.programs.EchoServer;
import dev.asyncio4j.benchmarks.programs.KotlinEcho;
import dev.asyncio4j.benchmarks.programs.NioEcho;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The growth of cost with connections that are all busy: echo with streams, up to 10,000. */
final class ConnectionsSection implements Section {
  private static final List<Integer> COUNTS = List.of(10, 1_000, 10_000);
  private static final int OTHER_FILES = 200;
  private final Setup setup;
  private final Figures figures = new Figures();
  private final List<Competitor> servers = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();
  private final List<String> missing;

  ConnectionsSection(Setup setup) {
    this.setup = setup;
    missing = new ArrayList<>(setup.missingWithLoop());
  }

  @Override
  public String name() {
    return "growth";
  }

  private void find() throws IOException, InterruptedException {
    if (!servers.isEmpty()) return;
    servers.addAll(setup.pythons("echo.py", "streams"));
    Jdk jdk = setup.jdk();
    List<String> heap = List.of("-Xmx1g");
    if (jdk.hasLoop()) {
      add("Java, loop", jdk.running(EchoServer.class, "loop", heap, "streams"));
    }
    add("Kotlin", jdk.running(KotlinEcho.class, jdk.bestMode(), heap));
    add("bare NIO", jdk.running(NioEcho.class, "platform", heap));
    int files = Machine.openFiles();
    for (int count : COUNTS) {
      if (count > setup.options().most()) continue;
      if (!EchoLoad.isThere()) {
        missing.add(Table.format("%,d connections: %s", count, EchoLoad.NO_COMPILER));
      } else if (count + OTHER_FILES > files) {
        missing.add(Table.format("%,d connections: a process may open %d files", count, files));
      } else {
        counts.add(count);
      }
    }
  }

  private void add(String name, List<String> command) {
    servers.add(new Competitor(name, command));
  }

  @Override
  public void measure() throws IOException, InterruptedException {
    find();
    for (int count : counts) {
      for (Competitor server : servers) {
        var result = EchoRun.measure(server, count, setup.options().seconds());
        figures.add(server.name(), count + " requests", result.load().requests());
        figures.add(server.name(), count + " processor", result.processor());
        figures.add(server.name(), count + " p99", result.load().p99());
      }
    }
  }

  @Override
  public String markdown() {
    var columns = new ArrayList<>(List.of("connections"));
    servers.forEach(server -> columns.add(server.name()));
    var table =
        new Table(
            ("Busy connections, on %s: echo of 1 KiB with streams, best of %d rounds; processor:"
                    + " the server's for a request.")
                .formatted(setup.jdk(), setup.options().rounds()),
            columns);
    for (int count : counts) {
      var requests = new ArrayList<>(List.of(Table.format("%,d, req/s", count)));
      var processor = new ArrayList<>(List.of(Table.format("%,d, processor in µs", count)));
      var latencies = new ArrayList<>(List.of(Table.format("%,d, p99 in µs", count)));
      for (Competitor server : servers) {
        requests.add(Table.number(figures.most(server.name(), count + " requests")));
        processor.add(Table.tenths(figures.least(server.name(), count + " processor")));
        latencies.add(Table.number(figures.least(server.name(), count + " p99")));
      }
      table.row(requests);
      table.row(processor);
      table.row(latencies);
    }
    return table.missing(missing);
  }
}
