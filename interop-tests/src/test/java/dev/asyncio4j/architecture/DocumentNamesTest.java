package dev.asyncio4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.rules.Once;
import dev.asyncio4j.rules.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the documents for contributors to the tree: what they name in code font exists. */
@Once
class DocumentNamesTest {
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern FILE =
      Pattern.compile("[\\w./-]*\\b[\\w-]+\\.(java|kt|md|xml|tsv|api|groovy|properties)");
  private static final Pattern TYPE = Pattern.compile("([A-Z][a-z]\\w*)(\\.\\w+)*(\\(.*\\))?");
  private static final Pattern DECLARED =
      Pattern.compile(
          "\\b(?:class|object|interface|record|enum|@interface|typealias) (?!class )(\\w+)");
  private static final String[] PLATFORM = {
    "java.lang",
    "java.util",
    "java.util.concurrent",
    "java.time",
    "java.nio.file",
    "java.net",
    "java.util.concurrent.locks",
    "javax.net.ssl",
    "java.lang.invoke",
    "java.nio.channels",
    "kotlinx.coroutines",
    "java.util.function"
  };

  @ParameterizedTest
  @ValueSource(strings = {"CONTRIBUTING.md", "docs/design.md", "docs/threads.md"})
  @DisplayName("F-25 every file and type that a document names exists")
  void whatADocumentNamesExists(String document) {
    var known = known();
    var missing = new TreeSet<String>();
    CODE.matcher(Repository.text(Repository.root().resolve(document)))
        .results()
        .map(code -> code.group(1))
        .forEach(
            code -> {
              var file = FILE.matcher(code);
              var type = TYPE.matcher(code);
              if (file.matches() && !known.contains(lastPart(code))) missing.add(code);
              if (!file.matches() && type.matches() && !exists(known, type.group(1)))
                missing.add(code);
            });
    assertThat(missing).as("named in %s, and not there", document).isEmpty();
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static boolean exists(Set<String> known, String type) {
    return known.contains(type) || Stream.of(PLATFORM).anyMatch(of -> loads(of + "." + type));
  }

  private static boolean loads(String name) {
    try {
      Class.forName(name, false, DocumentNamesTest.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /** The names of all files of the working copy, and of the types that its sources declare. */
  private static Set<String> known() {
    var names =
        Repository.sources().stream()
            .flatMap(path -> DECLARED.matcher(Repository.text(path)).results())
            .map(declared -> declared.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    try (var paths = Files.walk(Repository.root())) {
      paths
          .filter(path -> !Repository.relative(path).matches("(.*/)?(target|\\.git)(/.*)?"))
          .map(path -> path.getFileName().toString())
          .forEach(
              name -> {
                names.add(name);
                names.add(name.replaceFirst("\\.kt$", "")); // a file of functions
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }
}
