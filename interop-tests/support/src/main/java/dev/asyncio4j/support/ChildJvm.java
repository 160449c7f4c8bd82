package dev.asyncio4j.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM like this one, in the same fiber mode, for what a test cannot do to itself. */
public final class ChildJvm {
  public static final String MODE = System.getProperty("asyncio4j.fibers", "");

  /** The time in which a child ends even on a busy machine, and before its test is given up. */
  public static final int PATIENCE_MINUTES = 4;

  private static final long SIGINT_BIT = 1L << (2 - 1); // signal 2

  private ChildJvm() {}

  /** The process, not started, that runs {@code main}; {@code options} are for the JVM. */
  public static ProcessBuilder running(Class<?> main, List<String> options, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1"); // it lives for seconds
    command.addAll(options);
    if (!MODE.isEmpty()) command.add("-Dasyncio4j.fibers=" + MODE);
    if (MODE.equals("loop"))
      command.addAll(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  /** Runs {@code main} to its end and returns what it printed; it must exit with 0. */
  public static String output(Class<?> main, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    return output(PATIENCE_MINUTES, main, options, arguments);
  }

  /** The same for one that takes longer, whose test must be given more than these minutes. */
  public static String output(
      int patienceMinutes, Class<?> main, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("child", ".txt");
    var child =
        running(main, options, arguments)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean ended = child.waitFor(patienceMinutes, TimeUnit.MINUTES);
      String text = Files.readString(output);
      assertThat(ended).as("the child has ended; its output: %s", text).isTrue();
      assertThat(child.exitValue()).as("exit code; its output: %s", text).isZero();
      return text;
    } finally {
      child.destroyForcibly().waitFor();
      Files.delete(output);
    }
  }

  /** Leaves the test out where SIGINT is ignored: it stays so, whatever handler is set. */
  public static void assumeSigintIsHeard() throws IOException {
    assumeTrue(
        hearsSigint(), "a shell that put the build into the background has it ignore SIGINT");
  }

  private static boolean hearsSigint() throws IOException {
    var status = Path.of("/proc/self/status");
    if (!Files.exists(status)) return true;
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .allMatch(
            line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT_BIT) == 0);
  }
}
