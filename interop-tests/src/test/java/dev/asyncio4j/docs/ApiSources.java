package dev.asyncio4j.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The sources of java-api and their doc comments. */
final class ApiSources {
  private ApiSources() {}

  /**
   * A doc comment: where it is, its lines without the margin, and the code line that follows it.
   */
  record Doc(String file, int line, List<String> lines, String code) {
    String where() {
      return file + ":" + line;
    }
  }

  /** Every source file. */
  static List<Path> files() {
    var sources = root().resolve("java-api/src/main/java");
    try (var paths = Files.walk(sources)) {
      return paths.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(sources + ": " + e.getMessage(), e);
    }
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), e);
    }
  }

  static List<Doc> docs() {
    var docs = new ArrayList<Doc>();
    for (Path file : files()) {
      var lines = lines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).strip().startsWith("/**")) continue;
        int start = i;
        var text = new ArrayList<String>();
        while (true) {
          text.add(withoutMargin(lines.get(i)));
          if (lines.get(i).strip().endsWith("*/")) break;
          i++;
        }
        docs.add(new Doc(relative(file), start + 1, text, codeAfter(lines, i)));
      }
    }
    return docs;
  }

  static String relative(Path file) {
    return root().relativize(file).toString().replace('\\', '/');
  }

  private static String withoutMargin(String line) {
    return line.replaceFirst("^\\s*(/\\*\\* ?|\\*/|\\* ?)", "").replaceFirst("\\s*\\*/$", "");
  }

  private static String codeAfter(List<String> lines, int end) {
    return lines.subList(end + 1, lines.size()).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("@"))
        .findFirst()
        .orElse("");
  }

  /** The folder with the root's pom.xml; tests are started in a module's folder. */
  private static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("java-api"))) {
      folder = folder.getParent();
      if (folder == null)
        throw new IllegalStateException("no java-api above " + Path.of("").toAbsolutePath());
    }
    return folder;
  }
}
