package dev.asyncio4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    for (MatchResult block : blocks) {
      String program = withoutSpace(Files.readString(ROOT.resolve(block.group(1))));
      assertThat(block.group(2).split("\n\n+"))
          .allSatisfy(part -> assertThat(program).contains(withoutSpace(part)));
    }
  }

  @Test
  void pageOnAllCoresHasTheCodeOfTheExample() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/all-cores.md"));
    String source = "examples/src/main/java/dev/asyncio4j/examples/AllCores.java";
    String program = withoutSpace(Files.readString(ROOT.resolve(source)));
    assertThat(
            CODE.matcher(page).results().flatMap(block -> Stream.of(block.group(1).split("\n\n+"))))
        .hasSize(4)
        .allSatisfy(part -> assertThat(program).contains(withoutSpace(part)));
  }

  /**
   * Each part of the snippet, between its blank lines, stands in the source but for its line
   * breaks.
   */
  private static void assertTaken(int cell, String source) throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    List<String> cells = CELL.matcher(readme).results().map(ReadmeTest::code).toList();
    assertThat(cells).hasSize(2);
    String program = withoutSpace(Files.readString(ROOT.resolve(source)));
    assertThat(cells.get(cell).split("\n\n+"))
        .hasSize(2)
        .allSatisfy(part -> assertThat(program).contains(withoutSpace(part)));
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
