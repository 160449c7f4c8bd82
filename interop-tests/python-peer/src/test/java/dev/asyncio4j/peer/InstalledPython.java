package dev.asyncio4j.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A CPython on this machine that has its own tests: they are read from there, and are no part of
 * this project.
 */
record InstalledPython(Path library, Path program) {
  /** The version whose asyncio GraalPy has: tests of another one test another asyncio. */
  static final String VERSION = "3.12";

  static final String PROPERTY = "python.library";

  private static final String MISSING =
      """
      No CPython %1$s with its tests was found (looked for lib/python%1$s/test/test_asyncio below %2$s).
      They come with CPython's source, so `pyenv install %1$s` or the image python:%1$s has them, and with the package
      libpython%1$s-testsuite where the system has that version. -D%3$s=FOLDER names another lib/python%1$s.\
      """;

  static InstalledPython find() {
    var given = System.getProperty(PROPERTY);
    var places = given == null ? places() : List.of(Path.of(given));
    return places.stream()
        .map(InstalledPython::at)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(MISSING.formatted(VERSION, places, PROPERTY)));
  }

  private static List<Path> places() {
    var usual =
        Stream.of("/usr/local", "/usr", "/opt/homebrew")
            .map(prefix -> Path.of(prefix, "lib", "python" + VERSION));
    return Stream.concat(ofPyenv(), usual).toList();
  }

  private static Stream<Path> ofPyenv() {
    var versions =
        Path.of(
            System.getenv().getOrDefault("PYENV_ROOT", System.getProperty("user.home") + "/.pyenv"),
            "versions");
    if (!Files.isDirectory(versions)) return Stream.of();
    try (var each = Files.list(versions)) {
      return each
          .filter(path -> path.getFileName().toString().startsWith(VERSION + "."))
          .sorted()
          .map(path -> path.resolve("lib/python" + VERSION))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<InstalledPython> at(Path library) {
    if (!Files.isDirectory(library.resolve("test/test_asyncio"))) return Optional.empty();
    var program = library.resolve("../../bin/python" + VERSION).normalize();
    return Optional.of(new InstalledPython(library, program));
  }
}
