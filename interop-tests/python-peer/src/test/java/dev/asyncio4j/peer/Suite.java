package dev.asyncio4j.peer;

import dev.asyncio4j.examples.guests.Python;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.graalvm.polyglot.Source;

/** A child JVM that runs one module of CPython's tests, and writes a line for each test. */
final class Suite {
  private Suite() {}

  /**
   * @param arguments the module, CPython's library, its program, the report, the file of tests to leave out, and what
   *     the names of tests are to contain
   */
  public static void main(String[] arguments) throws IOException {
    var leftOut = Files.readAllLines(Path.of(arguments[4]));
    var only = arguments.length > 5 ? arguments[5] : "";
    // Children of the tests are started with the program: they need no loop of ours.
    try (var python = Python.open(Map.of("python.Executable", arguments[2]))) {
      python.context().eval(runner());
      python
          .context()
          .getBindings("python")
          .getMember("run")
          .execute(arguments[0], arguments[1], arguments[3], leftOut.toArray(), only);
    }
    System.exit(0); // whatever threads a test has left
  }

  private static Source runner() throws IOException {
    var file = "/peer/peer.py";
    try (var in = Objects.requireNonNull(Suite.class.getResourceAsStream(file), file)) {
      var reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      return Source.newBuilder("python", reader, "peer.py").build();
    }
  }
}
