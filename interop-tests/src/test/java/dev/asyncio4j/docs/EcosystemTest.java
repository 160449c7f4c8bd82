package dev.asyncio4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.rules.Once;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Holds the table of docs/ecosystem.md to the code of the module ecosystem-consumer, which compiles
 * each row against its library and runs it.
 */
@Once
class EcosystemTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| (.+?) \\| (.+?) \\| (.+?) \\|$", Pattern.MULTILINE);
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern TEST =
      Pattern.compile("(?s)@Test\\s+@DisplayName\\(\"([^\"]+)\"\\)(.*?)\\n  }\\n");

  private static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/ecosystem.md"))) folder = folder.getParent();
    return folder;
  }

  /** The rows under the heading, without the table's own head. */
  private static List<MatchResult> rows() throws IOException {
    var document = Files.readString(root().resolve("docs/ecosystem.md"));
    var start = document.indexOf("| you have |");
    var table = document.substring(start, document.indexOf("\n\n", start));
    return ROW.matcher(table).results().skip(1).toList();
  }

  private static List<String> sources() throws IOException {
    var texts = new ArrayList<String>();
    var folder = root().resolve("interop-tests/ecosystem-consumer/src");
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(path -> path.toString().matches(".*\\.(java|kt)")).toList())
        texts.add(Files.readString(file));
    }
    return texts;
  }

  private static String withoutSpace(String code) {
    return code.replaceAll("\\s", "");
  }

  @Test
  @DisplayName("K-06 each row of what you have and how to await it is run against its library")
  void everyRowIsATest() throws IOException {
    var tests =
        sources().stream().flatMap(text -> TEST.matcher(text).results()).map(test -> test.group(1));
    assertThat(rows().stream().map(row -> row.group(1).replace("`", "")))
        .hasSizeGreaterThan(15)
        .containsExactlyInAnyOrderElementsOf(tests.toList());
  }

  @Test
  @DisplayName("K-06 the code of each row stands in its test, the way back to Kotlin in Kotlin")
  void everyCodeIsCompiled() throws IOException {
    var all = sources();
    var kotlin = all.stream().filter(text -> text.contains("\nimport kotlin")).toList();
    for (var row : rows()) {
      var name = row.group(1).replace("`", "");
      var own =
          all.stream()
              .flatMap(text -> TEST.matcher(text).results())
              .filter(test -> test.group(1).equals(name))
              .map(test -> test.group(2))
              .collect(Collectors.joining());
      var compiled = withoutSpace(name.startsWith("Kotlin") ? own + kotlin : own);
      assertThat(codes(row.group(2))).isNotEmpty().allMatch(code -> compiled.contains(code));
      assertThat(codes(row.group(3))).isNotEmpty().allMatch(code -> compiled.contains(code));
    }
  }

  /** The pieces of code in a cell; one that is a name only belongs to the sentence. */
  private static List<String> codes(String cell) {
    return CODE.matcher(cell)
        .results()
        .map(code -> withoutSpace(code.group(1)))
        .filter(code -> !code.matches("\\w+"))
        .toList();
  }
}
