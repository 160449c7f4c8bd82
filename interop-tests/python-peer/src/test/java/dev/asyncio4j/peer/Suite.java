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

/** A child JVM that runs modules of CPython's tests, and writes a line for each test. */
final class Suite {
  /**
   * Parts of names: of the tests that contain one, and of no others, when a failure is looked into.
   */
  private static final String ONLY = System.getProperty("python.only", "");

  /** True to run on GraalPy's own loop: what fails there, too, is GraalPy's. */
  private static final boolean PLAIN = Boolean.getBoolean("python.plain");

  private Suite() {}

  /**
   * The arguments: the modules, CPython's library and program, the report, the file of tests to
   * leave out.
   */
  public static void main(String[] arguments) throws IOException {
    var modules = arguments[0].split(",");
    var leftOut = Files.readAllLines(Path.of(arguments[4])).toArray();
    var only = ONLY.isEmpty() ? new String[0] : ONLY.split(",");
    try (var python = Python.open(options(arguments[2]))) {
      python.context().eval(runner());
      python.named("run").execute(modules, arguments[1], arguments[3], leftOut, only, PLAIN);
    }
    System.exit(0); // whatever threads a test has left
  }

  /**
   * Tests ask for descriptors and signals of the system, which an embedded Python has not by
   * default.
   */
  private static Map<String, String> options(String program) {
    return Map.of(
        // Children of the tests are started with it: they need no loop of ours.
        "python.Executable", program,
        "python.PosixModuleBackend", "native",
        "python.InstallSignalHandlers", "true");
  }

  private static Source runner() throws IOException {
    var file = "/peer/peer.py";
    try (var in = Objects.requireNonNull(Suite.class.getResourceAsStream(file), file)) {
      var reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      return Source.newBuilder("python", reader, "peer.py").build();
    }
  }
}
