package dev.asyncio4j.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The shapes of graphs that CPython tests its tool with, each as a tree, a table and its circles:
 * {@code cases.txt} has them, a task as its number, its name, who waits for it, and its frames.
 */
class CasesTest {
  private static final String NONE = "-";

  /** The lines of a case, by the titles of its parts. */
  private record Case(String name, Map<String, List<String>> parts) {
    static Case of(String text) {
      var parts = new LinkedHashMap<String, List<String>>();
      var lines = text.lines().toList();
      var part = new ArrayList<String>();
      for (var line : lines.subList(1, lines.size())) {
        if (List.of("tasks", "tree", "table", "cycles").contains(line)) {
          part = new ArrayList<>();
          parts.put(line, part);
        } else if (!line.isEmpty()) {
          part.add(line);
        }
      }
      return new Case(lines.get(0), parts);
    }

    Snapshot snapshot() {
      var tasks = parts.get("tasks").stream().map(CasesTest::task).toList();
      return Canned.of(tasks);
    }
  }

  private static TaskInfo task(String line) {
    var sides = (line + " ").split("\\|");
    var words = sides[0].strip().split(" ");
    var awaiters = Arrays.stream(words).skip(3).map(id -> new TaskInfo.Awaiter("1:" + id, null));
    var frames =
        sides.length == 1
            ? Stream.<TaskInfo.Frame>empty()
            : Arrays.stream(sides[1].strip().split(" "))
                .map(method -> new TaskInfo.Frame("A", method, null, 0, "BODY"));
    return new TaskInfo(
        "1:" + words[0],
        words[1],
        "A",
        "waiting",
        null,
        null,
        null,
        null,
        awaiters.toList(),
        frames.toList());
  }

  @TestFactory
  @DisplayName("INS-12 the tree, the table and the circles of each shape that CPython tests")
  Stream<DynamicTest> cases() throws IOException {
    try (var in = CasesTest.class.getResourceAsStream("cases.txt")) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var cases = Arrays.stream(text.split("(?m)^# ")).skip(1).map(Case::of).toList();
      assertThat(cases).hasSize(15);
      return cases.stream().map(each -> dynamicTest(each.name, () -> check(each)));
    }
  }

  private static void check(Case of) {
    var snapshot = of.snapshot();
    assertThat(snapshot.pstree(TreeOptions.defaults()).lines()).isEqualTo(of.parts.get("tree"));
    assertThat(snapshot.ps(Snapshot.Format.CSV).lines().skip(1).map(CasesTest::cells))
        .isEqualTo(of.parts.get("table"));
    assertThat(snapshot.cycles())
        .extracting(cycle -> cycle.stream().sorted().toList())
        .containsExactlyInAnyOrderElementsOf(
            of.parts.get("cycles").stream()
                .map(line -> Arrays.stream(line.split(" ")).sorted().toList())
                .toList());
  }

  /** Returns the cells that CPython has, too, without the names of types. */
  private static String cells(String row) {
    var cells = new ArrayList<String>();
    for (var cell : row.split(",")) cells.add(cell.isEmpty() ? NONE : plain(cell));
    return String.join(" ", cells.subList(1, 7));
  }

  private static String plain(String cell) {
    return cell.replace("1:", "").replace("A.", "").replace(" -> ", ">");
  }
}
