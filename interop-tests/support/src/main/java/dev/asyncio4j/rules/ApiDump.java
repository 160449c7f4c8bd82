package dev.asyncio4j.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public surface of a module as a file that is kept in the repository. A change of it is
 * accepted with {@code -Dapi.update=true}, and its reviewers read the file's diff first.
 */
public final class ApiDump {
  private ApiDump() {}

  /**
   * Compares a dump with what is visible of classes; with {@code -Dapi.update=true} writes it anew.
   *
   * @return the lines gone and the lines new; empty if there are none
   */
  public static String difference(Path dump, List<Class<?>> classes) {
    try {
      var actual = classes.stream().filter(ApiText::visible).map(ApiText::describe).toList();
      if (Boolean.getBoolean("api.update")) {
        Files.createDirectories(dump.getParent());
        Files.writeString(dump, String.join("\n", actual));
      }
      var expected = Files.exists(dump) ? Files.readAllLines(dump) : List.<String>of();
      return difference(expected, actual.stream().flatMap(String::lines).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(dump + ": " + e.getMessage(), e);
    }
  }

  /** Lines gone and lines new, each under the class it belongs to. */
  private static String difference(List<String> expected, List<String> found) {
    var before = inContext(expected);
    var after = inContext(found);
    var gone = before.stream().filter(line -> !after.contains(line)).map(line -> "- " + line);
    var added = after.stream().filter(line -> !before.contains(line)).map(line -> "+ " + line);
    return Stream.concat(gone, added)
        .sorted((a, b) -> a.substring(2).compareTo(b.substring(2)))
        .collect(Collectors.joining("\n"));
  }

  private static TreeSet<String> inContext(List<String> lines) {
    var result = new TreeSet<String>();
    var owner = "";
    for (var line : lines) {
      if (line.isBlank() || line.equals("}")) continue;
      if (!line.startsWith(" ")) owner = line;
      result.add(line.startsWith(" ") ? owner + line.strip() : line);
    }
    return result;
  }
}
