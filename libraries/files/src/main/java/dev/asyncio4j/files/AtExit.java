package dev.asyncio4j.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The temporary files and folders that are still there: the end of the JVM removes them. */
final class AtExit {
  private static final Set<Path> LEFT = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(AtExit::removeAll, "asyncio4j-files-exit"));
  }

  private AtExit() {}

  static void add(Path path) {
    LEFT.add(path);
  }

  static void remove(Path path) {
    LEFT.remove(path);
  }

  private static void removeAll() {
    for (Path path : LEFT) {
      try {
        Trees.remove(path);
      } catch (IOException e) {
        // the JVM ends: nobody is there to be told
      }
    }
  }
}
