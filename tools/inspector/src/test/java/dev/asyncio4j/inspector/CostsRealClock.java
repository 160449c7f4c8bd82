package dev.asyncio4j.inspector;

import dev.asyncio4j.support.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/** Measures what looks and the watchdog cost; the figures of the README are its output. */
final class CostsRealClock {
  private static final int LOOKS = 9;
  private static final int FORKS = 5;

  /** Costs are those of a process as users run it, in place of one that lives for seconds. */
  private static final String OPTIMISED = "-XX:TieredStopAtLevel=4";

  private CostsRealClock() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args[0].equals("watchdog")) watchdog();
    else for (var count : args) looks(Integer.parseInt(count));
  }

  private static void looks(int count) throws IOException, InterruptedException {
    var builder = ChildJvm.running(Targets.class, List.of(OPTIMISED), "ticking", "" + count);
    var process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
      var line = output.readLine();
      while (line != null && !line.equals("ready")) line = output.readLine();
      var gaps = new ConcurrentSkipListMap<Long, Long>();
      var reader = new Thread(() -> read(output, gaps));
      reader.setDaemon(true);
      reader.start();
      Thread.sleep(2000);
      var start = System.nanoTime();
      Inspector.snapshot(process.pid(), SnapshotOptions.defaults());
      var first = millisSince(start);
      Thread.sleep(1000);
      var quiet = median(new ArrayList<>(gaps.tailMap(System.currentTimeMillis() - 900).values()));
      var times = new ArrayList<Long>();
      var pauses = new ArrayList<Long>();
      var looked = new ArrayList<Long>();
      Snapshot snapshot = null;
      for (int i = 0; i < LOOKS; i++) {
        var from = System.currentTimeMillis();
        start = System.nanoTime();
        snapshot = Inspector.snapshot(process.pid(), SnapshotOptions.defaults());
        times.add(millisSince(start));
        pauses.add(snapshot.pauseMicros());
        Thread.sleep(250);
        looked.add(Collections.max(gaps.tailMap(from).values()));
      }
      start = System.nanoTime();
      var tree = snapshot.pstree(TreeOptions.defaults());
      var merged = snapshot.pstree(TreeOptions.defaults().merge(true));
      System.out.printf(
          "%,d tasks: first look %,d ms, later %,d ms; loop held for %,d µs; longest gap of a"
              + " ticker %,d µs, without a look %,d µs; JSON %,d KB, tree %,d KB, merged %d lines,"
              + " both in %,d ms%n",
          snapshot.tasks().size(),
          first,
          median(times),
          median(pauses),
          median(looked),
          quiet,
          snapshot.toJson().length() / 1024,
          tree.length() / 1024,
          merged.lines().count(),
          millisSince(start));
    } finally {
      process.destroyForcibly();
    }
  }

  private static void read(BufferedReader output, ConcurrentSkipListMap<Long, Long> gaps) {
    try {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        var window = line.split(" ");
        gaps.put(Long.valueOf(window[0]), Long.valueOf(window[1]));
      }
    } catch (IOException closed) {
      // The process was ended.
    }
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static <T extends Comparable<T>> T median(List<T> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }

  private static void watchdog() throws IOException, InterruptedException {
    var with = new ArrayList<Double>();
    var without = new ArrayList<Double>();
    for (int i = 0; i < FORKS; i++) {
      with.add(switches("1s"));
      without.add(switches("off"));
    }
    System.out.printf(
        "CPU of the process for each switch: watched %s, median %.1f ns; not watched %s, median"
            + " %.1f ns%n",
        with, median(new ArrayList<>(with)), without, median(new ArrayList<>(without)));
  }

  private static double switches(String limit) throws IOException, InterruptedException {
    var option = List.of(OPTIMISED, "-Dasyncio4j.blocked=" + limit);
    var output = ChildJvm.output(Targets.class, option, "switches", "10");
    return Double.parseDouble(output.strip());
  }
}
