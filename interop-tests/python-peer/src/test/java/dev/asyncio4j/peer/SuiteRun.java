package dev.asyncio4j.peer;

import dev.asyncio4j.support.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The run of modules in a child JVM, for a start takes long. A test that hangs costs that JVM;
 * another goes on behind it.
 */
final class SuiteRun {
  /** Longer than the limits that tests set themselves, whose errors say more than a kill. */
  private static final Duration LONGEST_TEST =
      Duration.ofSeconds(Integer.getInteger("python.patience", 360));

  /** To the first test: the first run of all unpacks and compiles the library of Python. */
  private static final Duration LONGEST_START = Duration.ofMinutes(10);

  /**
   * Signals of the terminal as usual: a build in the background ignores them, and so would a JVM of
   * it.
   */
  private static final String WITH_SIGNALS =
      """
      import os, signal, sys
      signal.signal(signal.SIGINT, signal.SIG_DFL)
      signal.signal(signal.SIGHUP, signal.SIG_DFL)
      os.execv(sys.argv[1], sys.argv[1:])
      """;

  /** The end of a test: passed, skipped, failed, hung. */
  record Ending(String what, String why) {}

  private final InstalledPython python;
  private final List<String> modules;
  private final Path report;
  private final Path log;
  private final Map<String, Ending> endings = new TreeMap<>();

  SuiteRun(InstalledPython python, List<String> modules, Path folder) throws IOException {
    this.python = python;
    this.modules = new ArrayList<>(modules);
    Files.createDirectories(folder);
    report = folder.resolve("report.tsv");
    log = folder.resolve("log.txt");
    Files.deleteIfExists(report);
    Files.deleteIfExists(log);
    Files.createFile(report);
  }

  /** Runs all tests but those that are known to hang. The keys are module, class and method. */
  Map<String, Ending> run() throws IOException, InterruptedException {
    KnownFailures.ALL.stream()
        .filter(known -> known.hangs() && modules.contains(known.module()))
        .forEach(known -> endings.put(known.name(), new Ending("hung", "known, and not begun")));
    while (!modules.isEmpty()) {
      var before = new Object[] {endings.size(), modules.size()};
      runOnce();
      if (before[0].equals(endings.size()) && before[1].equals(modules.size()))
        throw new IllegalStateException("the child has ended without a test; see " + log);
    }
    return endings;
  }

  private void runOnce() throws IOException, InterruptedException {
    var known = Files.readAllLines(report).size();
    var leftOut = Files.createTempFile("left-out", ".txt");
    Files.write(leftOut, endings.keySet());
    var builder =
        ChildJvm.running(
                Suite.class,
                options(),
                String.join(",", modules),
                python.library().toString(),
                python.program().toString(),
                report.toString(),
                leftOut.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.command().addAll(0, List.of(python.program().toString(), "-c", WITH_SIGNALS));
    var child = builder.start();
    try {
      watch(child);
    } finally {
      child.destroyForcibly().waitFor();
      Files.delete(leftOut);
    }
    var lines = Files.readAllLines(report);
    take(lines.subList(known, lines.size()));
  }

  private static List<String> options() {
    var options = new ArrayList<>(List.of("-Xmx1g"));
    options.add("--enable-native-access=ALL-UNNAMED");
    options.add("--sun-misc-unsafe-memory-access=allow");
    for (var name : List.of("python.only", "python.plain"))
      options.add("-D" + name + "=" + System.getProperty(name, ""));
    return options;
  }

  /** Waits for the child's end, or for a test that takes too long. */
  private void watch(Process child) throws IOException, InterruptedException {
    long atStart = Files.size(report);
    long size = atStart;
    long since = System.nanoTime();
    while (!child.waitFor(500, TimeUnit.MILLISECONDS)) {
      long now = Files.size(report);
      if (now != size) {
        size = now;
        since = System.nanoTime();
      } else {
        var longest = now == atStart ? LONGEST_START : LONGEST_TEST;
        if (System.nanoTime() - since > longest.toNanos()) return;
      }
    }
  }

  private void take(List<String> lines) {
    String begun = null;
    for (var line : lines) {
      var cells = line.split("\t", 3);
      switch (cells[0]) {
        case "start" -> begun = cells[1];
        case "end" -> modules.remove(cells[1]);
        default -> {
          endings.put(cells[1], new Ending(cells[0], cells.length > 2 ? cells[2] : ""));
          begun = null;
        }
      }
    }
    if (begun != null) endings.put(begun, new Ending("hung", "no end in " + LONGEST_TEST));
  }
}
