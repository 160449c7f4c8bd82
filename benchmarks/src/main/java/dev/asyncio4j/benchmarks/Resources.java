package dev.asyncio4j.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;

/** Files of this run: programs out of the jar, and what they write. Gone when the run ends. */
final class Resources {
  private static final Path FOLDER = folder();

  private Resources() {}

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("asyncio4j-benchmarks");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new IllegalStateException("no folder for the programs: " + e.getMessage(), e);
    }
  }

  /** Returns the place of a file of that name. */
  static Path path(String name) {
    return FOLDER.resolve(name);
  }

  static Path temporary(String suffix) throws IOException {
    return Files.createTempFile(FOLDER, "", suffix);
  }

  /** A program out of the jar, as a file. */
  static Path file(String name) throws IOException {
    Path file = path(name);
    if (Files.exists(file)) return file;
    try (InputStream source = Resources.class.getResourceAsStream("/programs/" + name)) {
      Files.copy(Objects.requireNonNull(source, () -> "not in the jar: " + name), file);
    }
    return file;
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      System.err.println("left behind: " + folder + ": " + e.getMessage());
    }
  }
}
