package dev.asyncio4j.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.support.NothingLeftBehind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipes of the cookbook run, print what their Python twins print, and stand on its page. */
@ExtendWith(NothingLeftBehind.class)
class CookbookTest {
  private static final Path PAGE = GuidePage.FOLDER.resolveSibling("cookbook.md");
  private static final int RECIPES = 40;

  private static final Pattern RECIPE =
      Pattern.compile(
          "(<!-- (recipe|kotlin recipe) (\\d+) (\\w+) -->\n).*?<!-- end -->", Pattern.DOTALL);

  @ParameterizedTest
  @ValueSource(strings = {"data", "errors", "network", "resources", "waiting", "world"})
  @DisplayName("RECIPE-01 the recipes print what their twins in Python print")
  void printWhatPythonPrints(String program) throws Exception {
    String name = Character.toUpperCase(program.charAt(0)) + program.substring(1);
    assertThat(printed("dev.asyncio4j.guide.cookbook." + name))
        .isEqualTo(new Printed(expected(program), ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "errors", "network", "resources", "waiting", "world"})
  @DisplayName("RECIPE-02 the twins in Python print what is expected, where there is a Python")
  void pythonPrintsIt(String program) throws Exception {
    assumeTrue(Python.isThere(), Python.WANTED);
    assertThat(Python.output(python(program))).isEqualTo(expected(program));
  }

  @Test
  @DisplayName("RECIPE-03 the recipes that Kotlin writes in another way print the same")
  void kotlin() throws Exception {
    assertThat(printed("dev.asyncio4j.guide.cookbook.kotlin.RecipesKt").out())
        .isEqualTo(
            """
            open a, open b, in a, close b, close a, begin, insert, commit, begin, rollback
            Ada is 36
            after 3
            """);
  }

  @Test
  @DisplayName("RECIPE-04 the page has what the programs have: -Dguide.update=true renews it")
  void thePageIsUpToDate() throws IOException {
    var renewed = new StringBuilder();
    var found = RECIPE.matcher(Files.readString(PAGE));
    while (found.find()) {
      int number = Integer.parseInt(found.group(3));
      String shown =
          found.group(2).equals("recipe")
              ? columns(number, found.group(4))
              : "\n```kotlin\n" + recipe(kotlinFile(), number) + "\n```\n\n";
      found.appendReplacement(
          renewed, Matcher.quoteReplacement(found.group(1) + shown + "<!-- end -->"));
    }
    found.appendTail(renewed);
    if (Boolean.getBoolean("guide.update")) Files.writeString(PAGE, renewed);
    assertThat(Files.readString(PAGE)).isEqualTo(renewed.toString());
  }

  @Test
  @DisplayName("RECIPE-05 the page has the recipes 1 to 40, each with its anchor")
  void allRecipesAreThere() throws IOException {
    var anchors = new ArrayList<Integer>();
    var found = Pattern.compile("<a id=\"(\\d+)\"></a>").matcher(Files.readString(PAGE));
    while (found.find()) anchors.add(Integer.parseInt(found.group(1)));
    assertThat(anchors).isEqualTo(IntStream.rangeClosed(1, RECIPES).boxed().toList());
  }

  private static String columns(int number, String program) throws IOException {
    return "\n<table>\n<tr><th>Python</th><th>Java</th></tr>\n<tr valign=\"top\"><td>\n\n```py\n"
        + recipe(python(program), number)
        + "\n```\n\n</td><td>\n\n```java\n"
        + recipe(java(program), number)
        + "\n```\n\n</td></tr>\n</table>\n\n";
  }

  /** The lines of a file between the mark of the recipe and its end. */
  private static String recipe(Path file, int number) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int begin =
        IntStream.range(0, lines.size())
            .filter(i -> begins(lines.get(i), number))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no recipe " + number + " in " + file));
    int end = begin + 1;
    while (!lines.get(end).strip().matches("(//|#) end")) end++;
    String text = String.join("\n", lines.subList(begin + 1, end));
    return text.stripTrailing().stripIndent().strip().replaceAll("\n{3,}", "\n\n");
  }

  private static boolean begins(String line, int number) {
    return line.strip().matches("(//|#) recipe " + number);
  }

  private static Path java(String program) {
    String name = Character.toUpperCase(program.charAt(0)) + program.substring(1) + ".java";
    return GuideProgram.GUIDE.resolve("src/main/java/dev/asyncio4j/guide/cookbook").resolve(name);
  }

  private static Path kotlinFile() {
    return GuideProgram.GUIDE.resolve(
        "src/main/kotlin/dev/asyncio4j/guide/cookbook/kotlin/Recipes.kt");
  }

  private static Path python(String program) {
    return GuideProgram.GUIDE.resolve("python/cookbook").resolve(program + ".py");
  }

  private static String expected(String program) throws IOException {
    var folder = GuideProgram.GUIDE.resolve("src/test/resources/expected/cookbook");
    return Files.readString(folder.resolve(program + ".expected"), UTF_8);
  }

  private static Printed printed(String main) throws Exception {
    var method = Class.forName(main).getMethod("main", String[].class);
    return Printed.by(() -> method.invoke(null, (Object) new String[0]));
  }
}
