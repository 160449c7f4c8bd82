package dev.asyncio4j.benchmarks;

import dev.asyncio4j.benchmarks.programs.EchoServer;
import dev.asyncio4j.benchmarks.programs.KotlinEcho;
import dev.asyncio4j.benchmarks.programs.NettyEcho;
import dev.asyncio4j.benchmarks.programs.NioEcho;
import dev.asyncio4j.benchmarks.programs.ThreadEcho;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Echo servers under the same load: 10 connections, 1 KiB each way. */
final class EchoSection implements Section {
  private static final int CONNECTIONS = 10;
  private static final String STREAMS = "streams";
  private static final String PROTOCOL = "protocol";
  private final Setup setup;
  private final Figures figures = new Figures();
  private final List<Competitor> streams = new ArrayList<>();
  private final List<Competitor> protocols = new ArrayList<>();
  private final List<String> missing;

  EchoSection(Setup setup) {
    this.setup = setup;
    missing = setup.missingWithLoop();
  }

  @Override
  public String name() {
    return "echo";
  }

  private void find() throws IOException {
    if (!streams.isEmpty()) return;
    streams.addAll(setup.pythons("echo.py", STREAMS));
    protocols.addAll(setup.pythons("echo.py", PROTOCOL));
    for (Jdk jdk : setup.jdks()) {
      if (jdk.hasLoop()) addJava(jdk, "loop");
      if (jdk.hasVirtualThreads()) {
        addJava(jdk, "handoff");
        streams.add(jvm("virtual threads", jdk, ThreadEcho.class, "platform"));
      }
      addJava(jdk, "platform");
      streams.add(jvm("Kotlin", jdk, KotlinEcho.class, jdk.bestMode()));
      protocols.add(jvm("bare NIO", jdk, NioEcho.class, "platform"));
      protocols.add(jvm("Netty", jdk, NettyEcho.class, "platform"));
    }
  }

  private void addJava(Jdk jdk, String mode) {
    streams.add(jvm("Java, " + mode, jdk, EchoServer.class, mode, STREAMS));
    protocols.add(jvm("Java, " + mode, jdk, EchoServer.class, mode, PROTOCOL));
  }

  private static Competitor jvm(
      String name, Jdk jdk, Class<?> main, String mode, String... arguments) {
    return new Competitor(name + ", " + jdk, jdk.running(main, mode, List.of("-Xmx1g"), arguments));
  }

  @Override
  public void measure() throws IOException, InterruptedException {
    find();
    if (!EchoLoad.isThere()) return;
    for (Competitor server : streams) measure(server, STREAMS);
    for (Competitor server : protocols) measure(server, PROTOCOL);
  }

  private void measure(Competitor server, String style) throws IOException, InterruptedException {
    var result = EchoRun.measure(server, CONNECTIONS, setup.options().seconds());
    figures.add(server.name(), style + " requests", result.load().requests());
    figures.add(server.name(), style + " processor", result.processor());
    figures.add(server.name(), style + " p50", result.load().p50());
    figures.add(server.name(), style + " p99", result.load().p99());
  }

  @Override
  public String markdown() {
    var table =
        new Table(
            ("%d connections × 1 KiB, best of %d rounds of %d s; the server's processor time for a"
                    + " request and the latency from request to answer in µs; in brackets: times"
                    + " the requests of uvloop's twin.")
                .formatted(CONNECTIONS, setup.options().rounds(), setup.options().seconds()),
            List.of("server", "req/s", "processor", "p50", "p99"));
    var missing = new ArrayList<>(this.missing);
    rows(table, streams, STREAMS, missing);
    rows(table, protocols, PROTOCOL, missing);
    return table.missing(missing)
        + "\nAims: streams ≥ 1.2 (Java, loop) and ≥ 1.3 (Kotlin), protocol ≥ 1.05 (Java, loop);"
        + " processor ≤ 10 (streams, handoff), ≤ 5.5 (protocol, loop).\n";
  }

  private void rows(Table table, List<Competitor> servers, String style, List<String> missing) {
    for (Competitor server : servers) {
      String name = server.name();
      OptionalDouble requests = figures.most(name, style + " requests");
      if (requests.isEmpty()) {
        missing.add(name + ", " + style + ": " + EchoLoad.NO_COMPILER);
        continue;
      }
      table.row(
          List.of(
              name + ", " + style,
              Table.number(
                  requests, name.equals("uvloop") ? OptionalDouble.empty() : times(name, style)),
              Table.tenths(figures.least(name, style + " processor")),
              Table.number(figures.least(name, style + " p50")),
              Table.number(figures.least(name, style + " p99"))));
    }
  }

  private OptionalDouble times(String name, String style) {
    String row = style + " requests";
    return Table.ratio(figures.most(name, row), figures.most("uvloop", row));
  }

  @Override
  public void draw(Chart chart) {
    String of = ", " + setup.jdk();
    for (String style : List.of(STREAMS, PROTOCOL)) {
      chart.group(
          "echo, " + style,
          times("Java, loop" + of, style),
          times("Kotlin" + of, style),
          times("Java, handoff" + of, style));
    }
  }
}
