package dev.asyncio4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The program that loads echo servers: in C, so that it takes as little of the machine as can be;
 * compiled when first needed.
 */
final class EchoLoad {
  static final String NO_COMPILER =
      "the load client is written in C, and this machine has no compiler under the name cc";
  private static final int BYTES = 1024;
  private static final Pattern RESULT =
      Pattern.compile("(\\d+) req/s p50 (\\d+) us p99 (\\d+) us max \\d+ us all (\\d+)\\s*");

  private EchoLoad() {}

  /**
   * The measurements of a load: requests in a second, and microseconds from request to answer.
   *
   * @param all the number of all requests, those before the measured time, too
   */
  record Result(double requests, double p50, double p99, double all) {}

  /** Returns whether there is a compiler; a program that it refuses is an error. */
  static boolean isThere() throws IOException, InterruptedException {
    return program().isPresent();
  }

  private static Optional<Path> program() throws IOException, InterruptedException {
    Path program = Resources.path("echoload");
    if (Files.exists(program)) return Optional.of(program);
    try {
      String source = Resources.file("echoload.c").toString();
      Child.output("cc", "-O2", "-o", program.toString(), source);
    } catch (NoSuchCommandException e) {
      return Optional.empty();
    }
    return Optional.of(program);
  }

  /** The command that sends 1 KiB over each connection and waits for it, again and again. */
  static List<String> command(int port, int connections, int seconds)
      throws IOException, InterruptedException {
    return List.of(
        program().orElseThrow(() -> new IllegalStateException(NO_COMPILER)).toString(),
        String.valueOf(port),
        String.valueOf(connections),
        String.valueOf(BYTES),
        String.valueOf(seconds));
  }

  static Result result(String output) {
    var match = RESULT.matcher(output);
    if (!match.matches()) throw new IllegalStateException("echoload printed: " + output);
    return new Result(
        Double.parseDouble(match.group(1)),
        Double.parseDouble(match.group(2)),
        Double.parseDouble(match.group(3)),
        Double.parseDouble(match.group(4)));
  }
}
