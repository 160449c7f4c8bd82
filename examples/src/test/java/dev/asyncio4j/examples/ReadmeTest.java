package dev.asyncio4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the code in README.md to the programs that it is taken from, which other tests run. */
class ReadmeTest {
  private static final Pattern CELL = Pattern.compile("<pre>(.*?)</pre>");

  /** A link to a source file, and code that stands in that file. */
  private static final Pattern BLOCK =
      Pattern.compile("\\]\\((examples/[^)]+)\\):\n\n```\\w+\n(.*?)```", Pattern.DOTALL);

  private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @Test
  void pythonSnippetIsThatOfTheExample() throws IOException {
    assertTaken(0, "examples/python/gather_results.py");
  }

  @Test
  void javaSnippetIsThatOfTheExample() throws IOException {
    assertTaken(1, "examples/src/main/java/dev/asyncio4j/examples/GatherResults.java");
  }

  @Test
  void blocksAreThoseOfTheFilesThatTheyName() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    List<MatchResult> blocks = BLOCK.matcher(readme).results().toList();
    assertThat(blocks).hasSize(3);
    for (MatchResult block : blocks) parts(block.group(2), block.group(1));
  }

  @Test
  void pageOnAllCoresHasTheCodeOfTheExample() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/all-cores.md"));
    int parts = 0;
    for (MatchResult block : CODE.matcher(page).results().toList()) {
      parts += parts(block.group(1), "examples/src/main/java/dev/asyncio4j/examples/AllCores.java");
    }
    assertThat(parts).isEqualTo(4);
  }

  private static void assertTaken(int cell, String source) throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    List<String> cells = CELL.matcher(readme).results().map(ReadmeTest::code).toList();
    assertThat(cells).hasSize(2);
    assertThat(parts(cells.get(cell), source)).isEqualTo(2);
  }

  /**
   * Checks that each part of the code, between its blank lines, stands in the source but for its
   * line breaks; returns how many parts there are.
   */
  private static int parts(String code, String source) throws IOException {
    String program = withoutSpace(Files.readString(ROOT.resolve(source)));
    String[] parts = code.split("\n\n+");
    assertThat(parts).allSatisfy(part -> assertThat(program).contains(withoutSpace(part)));
    return parts.length;
  }

  private static String code(MatchResult cell) {
    return cell.group(1)
        .replace("<br>", "\n")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static String withoutSpace(String code) {
    return code.replaceAll("\\s", "");
  }
}
