package dev.asyncio4j.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.rules.Once;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of the guide show the programs as they are, and lead where they say. */
@Once
class GuidePagesTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]*))?\\)");
  private static final Pattern SECTION = Pattern.compile("(?m)^## (\\d+)\\.(\\d+) ");

  static List<GuidePage> pages() {
    return GuidePage.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  @DisplayName(
      "GUIDE-05 the code of a page is what the programs have: -Dguide.update=true renews it")
  void showsThePrograms(GuidePage page) throws IOException {
    String renewed = page.renewed();
    if (Boolean.getBoolean("guide.update")) Files.writeString(page.file(), renewed);
    assertThat(page.text()).as("%s is out of date, renew it", page).isEqualTo(renewed);
  }

  @Test
  @DisplayName("GUIDE-06 each program is shown on one page")
  void eachProgramHasItsPage() throws IOException {
    var shown = new ArrayList<String>();
    for (GuidePage page : pages()) shown.addAll(page.programs());
    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            GuideProgram.all().stream().map(GuideProgram::toString).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  @DisplayName("GUIDE-07 each link of a page leads to a file, and to a place in it")
  void linksResolve(GuidePage page) throws IOException {
    var prose = page.text().replaceAll("(?s)```.*?```", "");
    var found = LINK.matcher(prose);
    while (found.find()) {
      if (found.group(1).contains("://")) continue;
      var target =
          found.group(1).isEmpty()
              ? page.file()
              : page.file().resolveSibling(found.group(1)).normalize();
      assertThat(target).as("link of %s", page).exists();
      if (found.group(2) != null && target.toString().endsWith("cookbook.md")) {
        assertThat(Files.readString(target)).contains("<a id=\"" + found.group(2) + "\"></a>");
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  @DisplayName("GUIDE-08 the sections of a page are numbered one by one, in its chapter")
  void sectionsAreNumbered(GuidePage page) throws IOException {
    var found = SECTION.matcher(page.text());
    for (int number = 1; found.find(); number++) {
      assertThat(page.toString()).startsWith("%02d-".formatted(Integer.parseInt(found.group(1))));
      assertThat(found.group(2)).isEqualTo(String.valueOf(number));
    }
  }

  @Test
  @DisplayName("GUIDE-09 the table of contents lists every page")
  void contentsListEveryPage() throws IOException {
    String contents = Files.readString(GuidePage.FOLDER.resolve("README.md"));
    for (GuidePage page : pages()) {
      if (!page.toString().equals("README.md")) assertThat(contents).contains("](" + page + ")");
    }
  }

  @Test
  @DisplayName("GUIDE-10 each message of the appendix is the one that its mistake brings")
  void messagesAreReal() throws IOException {
    String page = Files.readString(GuidePage.FOLDER.resolve("22-messages.md"));
    Mistakes.all()
        .forEach(
            (name, mistake) -> {
              Throwable error = org.assertj.core.api.Assertions.catchThrowable(mistake::run);
              assertThat(error).as(name).isNotNull();
              assertThat(page).contains("### " + name + "\n");
              String section = page.substring(page.indexOf("### " + name + "\n") + 4);
              if (section.contains("\n### "))
                section = section.substring(0, section.indexOf("\n### "));
              assertThat(section).as(name).contains("`" + error.getClass().getSimpleName() + "`");
              var message = Pattern.compile("(?s)```text\n(.*?)\n```").matcher(section);
              assertThat(message.find()).as(name).isTrue();
              assertThat(error.getMessage()).as(name).matches(pattern(message.group(1)));
            });
  }

  /** A message of the page as a pattern: the sign for an omission stands for anything. */
  private static String pattern(String message) {
    return "(?s)\\Q" + message.replace("…", "\\E.*?\\Q") + "\\E.*";
  }
}
