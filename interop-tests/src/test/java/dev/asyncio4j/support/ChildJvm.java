package dev.asyncio4j.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM like this one, in the same fiber mode, for what a test cannot do to itself. */
public final class ChildJvm {
  public static final String MODE = System.getProperty("asyncio4j.fibers", "");

  private static final long SIGINT_BIT = 1L << (2 - 1); // signal 2

  private ChildJvm() {}

  /** The process, not started, that runs {@code main}; {@code options} are for the JVM. */
  public static ProcessBuilder running(Class<?> main, List<String> options, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    if (!MODE.isEmpty()) command.add("-Dasyncio4j.fibers=" + MODE);
    if (MODE.equals("loop"))
      command.addAll(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  /** A process that was started with SIGINT ignored keeps it so, whatever handler it sets. */
  public static boolean hearsSigint() throws IOException {
    var status = Path.of("/proc/self/status");
    if (!Files.exists(status)) return true;
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .allMatch(
            line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT_BIT) == 0);
  }
}
