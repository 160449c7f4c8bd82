package dev.asyncio4j.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The machine that the figures were measured on, and the room it has. */
final class Machine {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** The load that other programs put on it, before this run began. */
  private static final double LOAD_BEFORE = Math.max(0, SYSTEM.getSystemLoadAverage());

  private Machine() {}

  static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  /**
   * Returns the reason why {@code wanted} threads would not have a core each; empty if they would.
   */
  static String lackOfCores(int wanted) {
    String had =
        Table.format(
            "this machine has %d, with a load of %.1f before the run", cores(), LOAD_BEFORE);
    return cores() - LOAD_BEFORE < wanted - 0.5
        ? "needs " + wanted + " free cores, and " + had
        : "";
  }

  static long memory() {
    return SYSTEM.getTotalMemorySize();
  }

  /**
   * Returns the number of files a process may have open, as far as it may raise the number itself.
   */
  static int openFiles() throws IOException, InterruptedException {
    String limit = Child.output("sh", "-c", "ulimit -Hn").trim();
    return limit.equals("unlimited") ? Integer.MAX_VALUE : Integer.parseInt(limit);
  }

  static String describe(Setup setup) throws IOException, InterruptedException {
    var parts = new ArrayList<String>();
    parts.add(cores() + " cores (" + processor() + ")");
    parts.add((memory() >> 30) + " GiB");
    parts.add(System.getProperty("os.name") + " " + System.getProperty("os.version"));
    for (Jdk jdk : setup.jdks()) parts.add(jdk.text());
    if (setup.asyncio().isPresent()) parts.add(setup.asyncio().get().version());
    if (setup.uvloop().isPresent()) parts.add(setup.uvloop().get().versionOf("uvloop"));
    parts.add(Table.format("load before the run %.1f", LOAD_BEFORE));
    return String.join(", ", parts);
  }

  private static String processor() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    return lines.stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).trim())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}
