package dev.asyncio4j.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Python that competitors run on.
 *
 * @param command the interpreter
 */
record Python(String command) {

  /** The first python3 on the PATH that can import {@code library}. */
  static Optional<Python> with(String library) throws IOException, InterruptedException {
    for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
      Path python = Path.of(folder, "python3");
      if (!Files.isExecutable(python)) continue;
      var found = new Python(python.toString());
      if (found.has(library)) return Optional.of(found);
    }
    return Optional.empty();
  }

  /** Runs a script out of this jar with the name of a loop and more arguments. */
  Competitor running(String loop, String script, String... arguments) throws IOException {
    var all = new ArrayList<>(List.of(command, Resources.file(script).toString(), loop));
    all.addAll(List.of(arguments));
    return new Competitor(loop, all);
  }

  /** Returns whether it can import {@code library}. */
  boolean has(String library) throws IOException, InterruptedException {
    var probe = new ProcessBuilder(command, "-c", "import " + library);
    probe.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return probe.start().waitFor() == 0;
  }

  String version() throws IOException, InterruptedException {
    return Child.output(command, "-c", "import sys; print('CPython', sys.version.split()[0])")
        .trim();
  }

  String versionOf(String library) throws IOException, InterruptedException {
    String code = "import %1$s; print('%1$s', %1$s.__version__)".formatted(library);
    return Child.output(command, "-c", code).trim();
  }
}
