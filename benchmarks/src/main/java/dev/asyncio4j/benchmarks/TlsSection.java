package dev.asyncio4j.benchmarks;

import dev.asyncio4j.benchmarks.programs.NettyTls;
import dev.asyncio4j.benchmarks.programs.TlsServer;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Servers under TLS, by the processor time that an operation takes them: the clients, in this
 * process, have their own cost.
 */
final class TlsSection implements Section {
  private static final int CONNECTIONS = 10;

  /** A warm server has had so many turns of an operation before. */
  private static final int WARM_AFTER = 5;

  private final Setup setup;
  private final Figures figures = new Figures();
  private final List<Competitor> competitors = new ArrayList<>();
  private final List<String> missing;

  TlsSection(Setup setup) {
    this.setup = setup;
    missing = setup.missingWithLoop();
  }

  /** The text the servers are asked for, again and again. */
  private enum Operation {
    HANDSHAKE("full handshakes", 300),
    RESUMED("resumed handshakes", 300),
    ECHO("echoes of 1 KiB", 20_000),
    BULK("echoes of 64 KiB", 1_000);

    private final String title;
    private final int count;

    Operation(String title, int count) {
      this.title = title;
      this.count = count;
    }

    private void run(TlsLoad load) throws InterruptedException {
      switch (this) {
        case HANDSHAKE -> load.handshakes(count, false);
        case RESUMED -> load.handshakes(count, true);
        case ECHO -> load.echo(count, 1024);
        case BULK -> load.echo(count, 64 * 1024);
      }
    }

    private String row(boolean cold) {
      return title + (cold ? ", cold" : ", warm");
    }
  }

  @Override
  public String name() {
    return "tls";
  }

  private void find() throws IOException, InterruptedException {
    if (!competitors.isEmpty()) return;
    var keys = TlsKeys.make(setup.jdk());
    competitors.addAll(
        setup.pythons("tls.py", keys.certificate().toString(), keys.key().toString()));
    String store = keys.store().toString();
    for (Jdk jdk : setup.jdks()) {
      if (jdk.hasLoop()) addJava(jdk, "loop", store);
      if (jdk.hasVirtualThreads()) addJava(jdk, "handoff", store);
      else addJava(jdk, "platform", store);
    }
    addNetty("Netty", SslProvider.JDK, store);
    if (OpenSsl.isAvailable()) addNetty("Netty, BoringSSL", SslProvider.OPENSSL, store);
    else missing.add("Netty, BoringSSL: " + OpenSsl.unavailabilityCause());
  }

  private void addNetty(String name, SslProvider engine, String store) {
    var options = List.of("-Xmx1g", "--enable-native-access=ALL-UNNAMED");
    var command = setup.jdk().running(NettyTls.class, "platform", options, engine.name(), store);
    competitors.add(new Competitor(name + ", " + setup.jdk(), command));
  }

  private void addJava(Jdk jdk, String mode, String store) {
    competitors.add(
        new Competitor(
            "Java, " + mode + ", " + jdk,
            jdk.running(TlsServer.class, mode, List.of("-Xmx1g"), store)));
  }

  @Override
  public void measure() throws IOException, InterruptedException {
    find();
    for (Competitor server : competitors) {
      for (Operation operation : Operation.values()) measure(server, operation);
    }
  }

  private void measure(Competitor server, Operation operation)
      throws IOException, InterruptedException {
    try (var run = new EchoRun(server)) {
      var load = new TlsLoad(run.port(), CONNECTIONS);
      figures.add(server.name(), operation.row(true), perSecond(run, operation, load));
      for (int i = 1; i < WARM_AFTER; i++) operation.run(load);
      figures.add(server.name(), operation.row(false), perSecond(run, operation, load));
    }
  }

  private static double perSecond(EchoRun run, Operation operation, TlsLoad load)
      throws IOException, InterruptedException {
    double before = run.processorTime();
    operation.run(load);
    return operation.count / (run.processorTime() - before);
  }

  @Override
  public String markdown() {
    var columns = new ArrayList<>(List.of("per second of processor time"));
    for (Competitor server : competitors) columns.add(server.name());
    var table =
        new Table(
            ("%d connections, best of %d rounds; cold: the first operations of a process, warm:"
                    + " after %d times as many; in brackets: times those of uvloop.")
                .formatted(CONNECTIONS, setup.options().rounds(), WARM_AFTER),
            columns);
    for (Operation operation : Operation.values()) {
      for (boolean cold : List.of(true, false)) row(table, operation.row(cold), operation.count);
    }
    return table.missing(missing);
  }

  private void row(Table table, String row, int count) {
    var cells = new ArrayList<>(List.of(row + " (" + Table.format("%,d", count) + ")"));
    for (Competitor server : competitors) {
      String name = server.name();
      OptionalDouble most = figures.most(name, row);
      OptionalDouble times =
          name.equals("uvloop")
              ? OptionalDouble.empty()
              : Table.ratio(most, figures.most("uvloop", row));
      cells.add(Table.number(most, times));
    }
    table.row(cells);
  }
}
