package dev.asyncio4j.benchmarks;

import dev.asyncio4j.benchmarks.libraries.PeersCosts;
import dev.asyncio4j.benchmarks.libraries.PeersJox;
import dev.asyncio4j.benchmarks.libraries.PeersKotlinx;
import dev.asyncio4j.benchmarks.libraries.PeersReactor;
import dev.asyncio4j.benchmarks.libraries.PeersThreads;
import dev.asyncio4j.benchmarks.libraries.PeersVertx;
import dev.asyncio4j.benchmarks.programs.VirtualThreadBodies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Operations beside what a user of the JVM would take instead. */
final class PeersSection implements Section {
  private static final String PREVIEW = "--enable-preview";

  /** The whole heap from the start: it would grow and shrink with each round of many tasks. */
  private static final List<String> FIXED_HEAP = List.of("-Xms1g", "-XX:+AlwaysPreTouch");

  /** Rows and what they aim at. */
  private static final Map<String, String> AIMS = new LinkedHashMap<>();

  static {
    AIMS.put("await of a completed CompletableFuture", "≤ 15");
    AIMS.put("await of a done future", "≤ 15");
    AIMS.put("await of a suspend function that returns", "≤ 15");
    AIMS.put("await of a free lock", "≤ 15");
    AIMS.put("await of drain, nothing buffered", "≤ 15");
    AIMS.put("await of a queue that is not empty", "≤ 30, put and get");
    AIMS.put("gather of 10,000 no-ops, each", "≤ 120");
    AIMS.put("spawn and join", Table.NONE);
    AIMS.put("switch of two", Table.NONE);
    AIMS.put("Queue(1), put and get", "≤ 200");
    AIMS.put("ping-pong over two queues", "≤ 350");
    AIMS.put("toThread", "≤ 0.9 × kotlinx");
    AIMS.put("a group of two children", "≤ 900 in handoff");
    AIMS.put("10,000 sleepers, each", "≤ virtual threads");
    AIMS.put("100,000 sleepers, each", "≤ virtual threads");
    AIMS.put("100,000 asleep at once, each", "≤ virtual threads");
  }

  private final Setup setup;
  private final Figures figures = new Figures();
  private final List<Competitor> competitors = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  PeersSection(Setup setup) {
    this.setup = setup;
  }

  @Override
  public String name() {
    return "peers";
  }

  private void find() {
    if (!competitors.isEmpty()) return;
    for (Jdk jdk : setup.jdks()) {
      add("Java, " + jdk.bestMode(), jdk, PeersCosts.class, jdk.bestMode());
      if (jdk.hasLoop()) {
        add("Java, handoff", jdk, PeersCosts.class, "handoff");
        add(
            "Java, handoff, one carrier",
            jdk,
            PeersCosts.class,
            "handoff",
            VirtualThreadBodies.ONE);
      }
      add("kotlinx", jdk, PeersKotlinx.class, "platform");
      add("Reactor", jdk, PeersReactor.class, "platform");
      if (jdk.hasVirtualThreads()) {
        add("Vert.x", jdk, PeersVertx.class, "platform");
        add("Jox", jdk, PeersJox.class, "platform");
        add("Jox, one carrier", jdk, PeersJox.class, "platform", VirtualThreadBodies.ONE);
      } else missing.add("Vert.x, Jox, " + jdk + ": they need JDK 21");
      if (jdk.version() >= 25) addThreads(jdk);
      else missing.add("virtual threads, " + jdk + ": their groups are of JDK 25");
    }
  }

  private void addThreads(Jdk jdk) {
    add("virtual threads", jdk, PeersThreads.class, "platform", PREVIEW);
    String one = VirtualThreadBodies.ONE;
    add("virtual threads, one carrier", jdk, PeersThreads.class, "platform", PREVIEW, one);
  }

  private void add(String name, Jdk jdk, Class<?> main, String mode, String... options) {
    var all = new ArrayList<>(FIXED_HEAP);
    all.addAll(List.of(options));
    competitors.add(Competitor.of(name, jdk, main, mode, all.toArray(String[]::new)));
  }

  @Override
  public void measure() throws IOException, InterruptedException {
    find();
    figures.measure(competitors);
  }

  @Override
  public String markdown() {
    var columns = new ArrayList<>(List.of("operation"));
    competitors.forEach(competitor -> columns.add(competitor.name()));
    columns.add("aim");
    var table =
        new Table(
            "ns of the processor per operation, of the whole process, best of %d rounds."
                .formatted(setup.options().rounds()),
            columns);
    AIMS.forEach(
        (row, aim) -> {
          var cells = new ArrayList<>(List.of(row));
          for (var competitor : competitors) {
            cells.add(Table.number(figures.processor(competitor, row)));
          }
          cells.add(aim);
          table.row(cells);
        });
    return table.missing(missing);
  }
}
