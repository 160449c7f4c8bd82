package dev.asyncio4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.rules.Once;
import dev.asyncio4j.rules.Repository;
import dev.asyncio4j.testing.Sentences;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Tests read as a specification: a method says the behaviour, its display name the ID, if there is
 * one, and a sentence.
 */
@Once
class TestLanguageTest {
  private static final Pattern TEST =
      Pattern.compile(
          "@(?:Test|ParameterizedTest|RepeatedTest|TestFactory)\\b(?:.*\\n)*?.*?"
              + "\\b(?:void|fun|Stream<\\w+>) (?:`([^`]+)`|(\\w+))\\(");
  private static final Pattern DISPLAY_NAME =
      Pattern.compile("@DisplayName\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern ID_IN_NAME = Pattern.compile("^[a-z]+[0-9]{2,}_|_");
  private static final Pattern SAID = Pattern.compile("([A-Z]+-[0-9]{2,} )?\\S+ .*\\S");

  @Test
  void noMethodIsNamedAfterAnId() {
    assertThat(offending(test -> ID_IN_NAME.matcher(test.method).find()))
        .as("the ID stands in @DisplayName")
        .isEmpty();
  }

  @Test
  void everyTestSaysWhatHolds() {
    assertThat(offending(test -> !SAID.matcher(test.says).matches()))
        .as("a sentence in @DisplayName, behind an ID if it has one; or a method name of words")
        .isEmpty();
  }

  @Test
  void noSentenceIsSaidTwiceInAClass() {
    assertThat(offending(test -> test.says.equals(test.before)))
        .as("two tests of a class say the same")
        .isEmpty();
  }

  @Test
  void theOrderOfEventsIsKeptInATrail() {
    assertThat(linesWith("List<String>(>| )(log|trail|events)( =|;)|(log|trail) = ArrayList"))
        .as("use a Trail")
        .isEmpty();
  }

  @Test
  void theLanguageOfTestsUsesThePublicApiOnly() {
    assertThat(linesWith("import (static )?dev\\.asyncio4j\\.(impl|support|spi)\\b"))
        .filteredOn(line -> line.contains("/dev/asyncio4j/testing/"))
        .isEmpty();
  }

  private record Named(Path file, String method, String says, String before) {
    @Override
    public String toString() {
      return Repository.relative(file) + "#" + method + ": " + says;
    }
  }

  private static List<Named> offending(Predicate<Named> offends) {
    var tests = tests();
    assertThat(tests).hasSizeGreaterThan(500);
    return tests.stream().filter(offends).toList();
  }

  private static List<Named> tests() {
    var found = new ArrayList<Named>();
    for (Path file : files()) {
      var before = "";
      for (MatchResult test : TEST.matcher(Repository.text(file)).results().toList()) {
        var method = test.group(1) != null ? test.group(1) : test.group(2);
        var name = DISPLAY_NAME.matcher(test.group());
        var says = name.find() ? name.group(1) : Sentences.words(method);
        found.add(new Named(file, method, says, before));
        before = says;
      }
    }
    return found;
  }

  private static List<String> linesWith(String regex) {
    var pattern = Pattern.compile(regex);
    return files().stream()
        .flatMap(
            file ->
                Repository.text(file)
                    .lines()
                    .filter(line -> pattern.matcher(line).find())
                    .map(line -> Repository.relative(file) + ": " + line.strip()))
        .toList();
  }

  /** The sources of this module's tests. */
  private static List<Path> files() {
    return Repository.sources().stream()
        .filter(file -> Repository.relative(file).startsWith("interop-tests/src/test/"))
        .toList();
  }
}
