package dev.asyncio4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.docs.Behaviours.Section;
import dev.asyncio4j.docs.Behaviours.Tested;
import dev.asyncio4j.rules.Once;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/behaviours.md to the tests: it is what their display names say, and names no behaviour
 * that is not asked for.
 */
@Once
class BehavioursTest {
  private static final String HEAD =
      """
      # Behaviours

      Made by `BehavioursTest` from the tests' display names and from [differences.md](differences.md); do not edit.
      `CONTRIBUTING.md` has the command that renews it.

      *tested*: every test listed runs in the same build, once per fiber mode (`platform`, `loop`, `handoff`), and the
      build fails if one of them fails in one mode; the few that need more than a mode offers skip themselves there.
      What reads sources, documents or signatures alone (`@Once`) is run by `platform` for all.
      *differs*: on purpose not as in asyncio. *missing*: no test names it; the build fails.

      """;

  private static Path docs() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/design.md"))) folder = folder.getParent();
    return folder.resolve("docs");
  }

  @Test
  void theDocumentIsUpToDate() throws IOException {
    var file = docs().resolve("behaviours.md");
    var expected =
        document(Behaviours.sections(), Behaviours.tests(), Behaviours.differences(docs()));
    if (Boolean.getBoolean("behaviours.update")) Files.writeString(file, expected);
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as(
            "docs/behaviours.md is out of date: run this test with -Dbehaviours.update=true, see"
                + " CONTRIBUTING.md")
        .isEqualTo(expected);
  }

  @Test
  void noTestNamesAnUnknownBehaviour() throws IOException {
    var known = new TreeSet<String>();
    for (var section : Behaviours.sections()) known.addAll(section.ids());
    assertThat(Behaviours.tests().stream().map(Tested::id)).isNotEmpty().allMatch(known::contains);
    assertThat(Behaviours.differences(docs())).allMatch(known::contains);
  }

  @Test
  void noBehaviourIsMissing() throws IOException {
    var shown = new TreeSet<>(Behaviours.differences(docs()));
    Behaviours.tests().forEach(test -> shown.add(test.id()));
    for (var section : Behaviours.sections()) assertThat(shown).containsAll(section.ids());
  }

  private static String document(
      List<Section> sections, List<Tested> tests, List<String> differences) {
    var text = new StringBuilder(HEAD);
    for (var section : sections) {
      text.append("## ").append(section.name()).append(": ").append(section.title());
      text.append("\n\n| ID | behaviour | test | status |\n|---|---|---|---|\n");
      for (var id : section.ids()) addRows(text, id, tests, differences.contains(id));
      text.append('\n');
    }
    return text.toString().stripTrailing() + "\n";
  }

  private static void addRows(StringBuilder text, String id, List<Tested> tests, boolean differs) {
    var own = tests.stream().filter(test -> test.id().equals(id)).toList();
    var status = differs ? "differs, see [differences.md](differences.md)" : "missing";
    if (own.isEmpty()) addRow(text, id, "", "", status);
    for (var test : own)
      addRow(
          text, id, test.text(), "`" + test.test() + "`", differs ? "tested; " + status : "tested");
  }

  private static void addRow(
      StringBuilder text, String id, String behaviour, String test, String status) {
    var cells = String.join(" | ", id, behaviour.replace("|", "\\|"), test, status);
    text.append("| ").append(cells.replaceAll(" {2,}", " ")).append(" |\n");
  }
}
