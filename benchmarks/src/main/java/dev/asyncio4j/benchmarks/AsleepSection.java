package dev.asyncio4j.benchmarks;

import dev.asyncio4j.benchmarks.programs.Asleep;
import dev.asyncio4j.benchmarks.programs.KotlinAsleep;
import dev.asyncio4j.benchmarks.programs.KotlinWaiting;
import dev.asyncio4j.benchmarks.programs.PlainAsleep;
import dev.asyncio4j.benchmarks.programs.PlainWaiting;
import dev.asyncio4j.benchmarks.programs.VirtualThreadsAsleep;
import dev.asyncio4j.benchmarks.programs.VirtualThreadsWaiting;
import dev.asyncio4j.benchmarks.programs.Waiting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The growth of cost with tasks: up to a million of them asleep at once; and the size of one. */
final class AsleepSection implements Section {
  private static final List<Integer> COUNTS = List.of(10, 1_000, 100_000, 1_000_000);

  /** A million tasks of the hungriest competitor, with room for the collector. */
  private static final long HEAP_GIB = 6;

  /** So many wait at once, each for a future of its own. */
  private static final int WAITING = 100_000;

  private final Setup setup;
  private final Figures figures = new Figures();
  private final List<Competitor> competitors = new ArrayList<>();
  private final List<Competitor> waiting = new ArrayList<>();
  private final List<String> missing;
  private final List<Integer> counts;

  AsleepSection(Setup setup) {
    this.setup = setup;
    missing = new ArrayList<>(setup.missingWithLoop());
    boolean roomy = Machine.memory() >> 30 > HEAP_GIB;
    int most = roomy ? setup.options().most() : 100_000;
    counts = COUNTS.stream().filter(count -> count <= most).toList();
    if (!roomy) missing.add("1,000,000 tasks: this takes more than " + HEAP_GIB + " GiB of memory");
    if (!setup.jdk().hasVirtualThreads()) {
      missing.add("Java, handoff, and virtual threads: " + setup.jdk() + " has none");
    }
  }

  @Override
  public String name() {
    return "growth";
  }

  private void find() throws IOException {
    if (!competitors.isEmpty()) return;
    competitors.addAll(setup.pythons("asleep.py"));
    waiting.addAll(setup.pythons("waiting.py"));
    Jdk jdk = setup.jdk();
    if (jdk.hasLoop()) add("Java, loop", Asleep.class, Waiting.class, "loop");
    boolean virtual = jdk.hasVirtualThreads();
    if (virtual) add("Java, handoff", Asleep.class, Waiting.class, "handoff");
    add("Kotlin", KotlinAsleep.class, KotlinWaiting.class, jdk.bestMode());
    add("plain kotlinx", PlainAsleep.class, PlainWaiting.class, jdk.bestMode());
    if (virtual)
      add("virtual threads", VirtualThreadsAsleep.class, VirtualThreadsWaiting.class, "platform");
  }

  private void add(String name, Class<?> asleep, Class<?> waits, String mode) {
    long heap = Math.min(HEAP_GIB, Math.max(1, (Machine.memory() >> 30) / 2));
    var options = List.of("-Xmx" + heap + "g");
    competitors.add(new Competitor(name, setup.jdk().running(asleep, mode, options)));
    waiting.add(new Competitor(name, setup.jdk().running(waits, mode, options)));
  }

  @Override
  public void measure() throws IOException, InterruptedException {
    find();
    for (int count : counts) {
      for (Competitor competitor : competitors) {
        String output = Child.run(competitor.command(count));
        output.lines().forEach(line -> figures.take(competitor.name(), count + " " + line));
      }
    }
    for (Competitor competitor : waiting) {
      figures.take(competitor.name(), "waiting " + Child.run(competitor.command(WAITING)));
    }
  }

  @Override
  public String markdown() {
    var columns = new ArrayList<>(List.of("tasks asleep at once"));
    competitors.forEach(competitor -> columns.add(competitor.name()));
    var table =
        new Table(
            ("Tasks asleep, on %s: ns to start a task and put it to sleep; ns to wake it when its"
                    + " timer is due and end it; bytes that it takes meanwhile. Best of %d rounds.")
                .formatted(setup.jdk(), setup.options().rounds()),
            columns);
    for (int count : counts) {
      row(table, count, "ns to sleep", "set");
      row(table, count, "ns to wake", "wake");
      if (count >= 100_000) row(table, count, "bytes", "bytes");
    }
    row(table, "one that waits for a future, bytes", "waiting bytes");
    return table.missing(missing) + "\nAims: ≤ 1,100 bytes for Java in loop, ≤ 450 for Kotlin.\n";
  }

  private void row(Table table, int count, String unit, String key) {
    row(table, Table.format("%,d, %s", count, unit), count + " " + key);
  }

  private void row(Table table, String title, String key) {
    var cells = new ArrayList<>(List.of(title));
    for (Competitor competitor : competitors) {
      cells.add(Table.number(figures.least(competitor.name(), key)));
    }
    table.row(cells);
  }
}
