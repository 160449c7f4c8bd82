package dev.asyncio4j.benchmarks;

import dev.asyncio4j.benchmarks.programs.Loops;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Several loops in one process: what a second one adds where there is a core for it. */
final class LoopsSection implements Section {
  private static final double AIM = 1.7;
  private static final int CLIENTS = 2;
  private static final int CONNECTIONS_OF_CLIENT = 50;
  private final Setup setup;
  private final Figures figures = new Figures();
  private final List<String> missing = new ArrayList<>();
  private boolean echoes;

  LoopsSection(Setup setup) {
    this.setup = setup;
  }

  @Override
  public String name() {
    return "loops";
  }

  @Override
  public void measure() throws IOException, InterruptedException {
    echoes = EchoLoad.isThere();
    for (int loops = 1; loops <= 2; loops++) {
      figures.take("switch", Child.run(running(loops, "switch").command()));
      if (echoes) figures.add("echo", String.valueOf(loops), echo(loops));
    }
  }

  private Competitor running(int loops, String what) {
    Jdk jdk = setup.jdk();
    String count = String.valueOf(loops);
    return new Competitor(
        what, jdk.running(Loops.class, jdk.bestMode(), List.of("-Xmx1g"), what, count));
  }

  private double echo(int loops) throws IOException, InterruptedException {
    try (var run = new EchoRun(running(loops, "echo"))) {
      run.load(CLIENTS, CONNECTIONS_OF_CLIENT, EchoRun.WARM_UP_SECONDS);
      return run.load(CLIENTS, CONNECTIONS_OF_CLIENT, setup.options().seconds()).stream()
          .mapToDouble(EchoLoad.Result::requests)
          .sum();
    }
  }

  @Override
  public String markdown() {
    Jdk jdk = setup.jdk();
    var table =
        new Table(
            "Loops of one process, on %s in mode %s, best of %d rounds. Aim: ≥ %s with two free cores."
                .formatted(jdk, jdk.bestMode(), setup.options().rounds(), AIM),
            List.of("per second", "1 loop", "2 loops", "ratio"));
    row(table, "switches, no network", "switch");
    if (echoes) row(table, "echo with `reusePort`, 2 clients × 50 connections × 1 KiB", "echo");
    else missing.add("echo with `reusePort`: " + EchoLoad.NO_COMPILER);
    return table.missing(missing)
        + lacks("switches", "switch", 2)
        + lacks("echo", "echo", 2 + CLIENTS);
  }

  /** Cores that are taken by others lower a ratio. One that is reached needs no excuse. */
  private String lacks(String title, String key, int cores) {
    String lack = Machine.lackOfCores(cores);
    return lack.isEmpty() || ratio(key).orElse(AIM) >= AIM
        ? ""
        : "\nThe ratio of %s says nothing here: it %s.\n".formatted(title, lack);
  }

  private void row(Table table, String title, String key) {
    OptionalDouble one = figures.most(key, "1");
    OptionalDouble two = figures.most(key, "2");
    table.row(List.of(title, Table.number(one), Table.number(two), Table.factor(ratio(key))));
  }

  private OptionalDouble ratio(String key) {
    return Table.ratio(figures.most(key, "2"), figures.most(key, "1"));
  }
}
