package dev.asyncio4j.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The working copy that the tests run in. */
public final class Repository {
  /** The sources; a file that a tool has written, to be compared, is none. */
  private static final Pattern SOURCE =
      Pattern.compile("src/(main|test)/(?!golden/).*\\.(java|kt)$");

  private Repository() {}

  /** The folder with the root's pom.xml; tests are started in a module's folder. */
  public static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("java-api"))) {
      folder = folder.getParent();
      if (folder == null)
        throw new IllegalStateException("no java-api above " + Path.of("").toAbsolutePath());
    }
    return folder;
  }

  /** Every Java and Kotlin source file, of all modules. */
  public static List<Path> sources() {
    try (var paths = Files.walk(root())) {
      return paths.filter(path -> SOURCE.matcher(relative(path)).find()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every Java source file of one module, but for its descriptor. */
  public static List<Path> sourcesOf(String module) {
    return sources().stream()
        .filter(path -> relative(path).startsWith(module + "/src/main/java/"))
        .filter(path -> !path.endsWith("module-info.java"))
        .toList();
  }

  /** The path from the root, with slashes. */
  public static String relative(Path path) {
    return root().relativize(path).toString().replace('\\', '/');
  }

  /** {@return the whole text of a file} */
  public static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": " + e.getMessage(), e);
    }
  }
}
