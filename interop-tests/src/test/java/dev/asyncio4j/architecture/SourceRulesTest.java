package dev.asyncio4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.rules.Once;
import dev.asyncio4j.rules.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules of style that a search can check, over every source file of the repository. */
@Once
class SourceRulesTest {
  private static final int MOST_LINES = 300;

  @Test
  void noFileIsLong() {
    var tooLong =
        Repository.sources().stream()
            .filter(path -> Repository.text(path).lines().count() > MOST_LINES)
            .map(Repository::relative);
    assertThat(Repository.sources()).hasSizeGreaterThan(10);
    assertThat(tooLong)
        .as("files of more than %d lines: split them by concept", MOST_LINES)
        .isEmpty();
  }

  @Test
  void testsDoNotSleep() {
    var sleep = "Thread" + "\\.sleep\\(";
    assertNone(
        sleep,
        path -> path.matches(".*src/test/(java|kotlin)/.*") && !path.contains("RealClock"),
        "use the virtual clock, or name the file …RealClock…");
  }

  @Test
  void exceptionsHaveAMessage() {
    assertNone(
        "throw (new )?\\w+(Exception|Error)\\(\\)",
        path -> path.contains("src/main/"),
        "say what happened, with which object, and what to do");
  }

  @Test
  @DisplayName("F-16 messages call methods by their names in Java, not in Python")
  void messagesNameJavasMethods() {
    assertNone(
        "\"(?!SELECT )[^\"]*\\b[a-z]+(_[a-z]+)+\\(\\)", // a statement of SQL is no message
        path -> path.contains("src/main/"),
        "name the method as its caller knows it");
  }

  /** Words that open a clause without its noun: a reader would have to guess what is meant. */
  private static final Pattern RIDDLE =
      Pattern.compile(
          "/\\*\\*\\s*(?:\\*"
              + " )?((What|Who|Whose|Whoever|Whatever|Which|Where|When|Whether|Why|How|If"
              + "|Of|On|In|By|From|To|For|As|At|After|Before|Between|Beside|Once|While|With|Without"
              + "|Told|Set|Kept|Made|Written|Thrown|Brought|Called|It|Its|This|Those|These|There"
              + "|Some|Somebody|Something|Nobody|Nothing|Everybody|Is|Not|Never)\\b.*)");

  @Test
  @DisplayName("F-25 a doc comment begins with a noun, or with a verb in the third person")
  void docsSayWhatTheyAreOf() {
    var found = new ArrayList<String>();
    for (Path path : Repository.sources()) {
      if (!Repository.relative(path).contains("src/main/")) continue;
      RIDDLE
          .matcher(Repository.text(path))
          .results()
          .forEach(doc -> found.add(Repository.relative(path) + ": " + doc.group(1)));
    }
    assertThat(found).as("begin with the thing: \"The error that …\", \"Returns …\"").isEmpty();
  }

  @Test
  @DisplayName("F-25 a name is enough to find a file of the engine")
  void fileNamesAreUnique() {
    var names =
        Repository.sources().stream()
            .filter(path -> Repository.relative(path).startsWith("kotlin-impl/src/main/kotlin/"))
            .map(path -> path.getFileName().toString());
    assertThat(names).hasSizeGreaterThan(100).doesNotHaveDuplicates();
  }

  @Test
  void nothingIsLeftToDo() {
    assertNone("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b", path -> true, "do it, or open an issue");
  }

  private static void assertNone(String regex, Predicate<String> where, String advice) {
    var pattern = Pattern.compile(regex);
    var found = new ArrayList<String>();
    for (Path path : Repository.sources()) {
      if (!where.test(Repository.relative(path))) continue;
      var lines = Repository.text(path).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        if (pattern.matcher(lines.get(i)).find()) {
          found.add(Repository.relative(path) + ":" + (i + 1) + ": " + lines.get(i).strip());
        }
      }
    }
    assertThat(found).as(advice).isEmpty();
  }
}
