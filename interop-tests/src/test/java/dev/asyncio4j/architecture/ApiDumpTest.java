package dev.asyncio4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The public surface of the two jars, compared with a dump that is kept in the repository. A change
 * of it is accepted with {@code -Dapi.update=true}, and its reviewers read the dump's diff first.
 */
class ApiDumpTest {
  private static final String UPDATE =
      "mvn -B test -pl interop-tests -am -Dmodes=platform -Dtest=ApiDumpTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dapi.update=true";

  @Test
  void javaApi() throws Exception {
    compare(Repository.root().resolve("java-api/api/java-api.api"), Jars.apiClasses());
  }

  @Test
  void kotlinFace() throws Exception {
    var dump = Repository.root().resolve("kotlin-impl/api/kotlin-impl.api");
    compare(dump, Jars.classesIn("dev.asyncio4j.kotlin"));
  }

  private static void compare(Path dump, List<Class<?>> classes) throws IOException {
    var actual = classes.stream().filter(ApiText::visible).map(ApiText::describe).toList();
    if (Boolean.getBoolean("api.update")) {
      Files.createDirectories(dump.getParent());
      Files.writeString(dump, String.join("\n", actual));
    }
    var expected = Files.exists(dump) ? Files.readAllLines(dump) : List.<String>of();
    var found = actual.stream().flatMap(String::lines).toList();
    assertThat(difference(expected, found))
        .as("%s no longer describes the public API. To accept the change: %s", dump, UPDATE)
        .isEmpty();
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
