package dev.asyncio4j.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders of servers that the tests start. */
final class Folders {
  private Folders() {}

  /** Deletes a folder and all in it, as far as that can be: its server may still write. */
  static void delete(Path folder) {
    try (var all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // the system clears its temporary folder
    }
  }
}
