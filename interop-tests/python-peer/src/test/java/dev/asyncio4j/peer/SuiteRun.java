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

/** The run of one module in a child JVM; a test that hangs costs that one, and the next goes on behind it. */
final class SuiteRun {
  private static final Duration LONGEST_TEST = Duration.ofMinutes(3);

  /** What has become of a test: passed, skipped, failed, hung. */
  record Ending(String what, String why) {}

  private final InstalledPython python;
  private final String module;
  private final Path report;
  private final Path log;
  private final Map<String, Ending> endings = new TreeMap<>();

  SuiteRun(InstalledPython python, String module, Path folder) throws IOException {
    this.python = python;
    this.module = module;
    Files.createDirectories(folder);
    report = folder.resolve(module + ".tsv");
    log = folder.resolve(module + ".log");
    Files.deleteIfExists(report);
    Files.deleteIfExists(log);
  }

  /** Runs all tests of the module but those that are known to hang. */
  Map<String, Ending> run() throws IOException, InterruptedException {
    KnownFailures.of(module).stream()
        .filter(KnownFailures.Known::hangs)
        .forEach(known -> endings.put(known.test(), new Ending("hung", "known, and not begun")));
    boolean complete = false;
    while (!complete) {
      int before = endings.size();
      complete = runOnce();
      if (!complete && endings.size() == before)
        throw new IllegalStateException(module + " has ended without a test; see " + log);
    }
    return endings;
  }

  private boolean runOnce() throws IOException, InterruptedException {
    Files.deleteIfExists(report);
    Files.createFile(report);
    var leftOut = Files.createTempFile("left-out", ".txt");
    Files.write(leftOut, endings.keySet());
    var child =
        ChildJvm.running(
                Suite.class,
                options(),
                module,
                python.library().toString(),
                python.program().toString(),
                report.toString(),
                leftOut.toString(),
                System.getProperty("python.only", ""))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      watch(child);
    } finally {
      child.destroyForcibly().waitFor();
      Files.delete(leftOut);
    }
    return read(Files.readAllLines(report));
  }

  private static List<String> options() {
    var options = new ArrayList<>(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1"));
    options.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    options.add("--sun-misc-unsafe-memory-access=allow");
    return options;
  }

  /** Waits for the child's end, or for a test that takes too long. */
  private void watch(Process child) throws IOException, InterruptedException {
    long size = -1;
    long since = System.nanoTime();
    while (!child.waitFor(500, TimeUnit.MILLISECONDS)) {
      long now = Files.size(report);
      if (now != size) {
        size = now;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > LONGEST_TEST.toNanos()) {
        return;
      }
    }
  }

  /** Takes the lines over; returns whether the module was run to its end. */
  private boolean read(List<String> lines) {
    String begun = null;
    for (var line : lines) {
      var cells = line.split("\t", 3);
      if (cells[0].equals("end")) return true;
      if (cells[0].equals("start")) {
        begun = cells[1];
      } else {
        endings.put(cells[1], new Ending(cells[0], cells.length > 2 ? cells[2] : ""));
        if (cells[1].equals("import")) return true;
        begun = null;
      }
    }
    if (begun != null) endings.put(begun, new Ending("hung", "no end in " + LONGEST_TEST));
    return false;
  }
}
