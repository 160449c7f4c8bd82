package dev.asyncio4j.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The page docs/mapping.md, made of the rows of docs/mapping.tsv. */
final class MappingPage {
  private static final String HEAD =
      """
      # From Python's names to ours

      Made by `MappingTest` from [mapping.tsv](mapping.tsv); do not edit. Checked by tests: every Java name here exists, and
      every name of `asyncio.__all__` (3.13, and those of 3.14) is here. What one name cannot say is in the
      [cookbook](cookbook.md), by number; the [guide](guide/README.md) begins at the beginning.

      The kind of a row: *rename*, another name for the same; *reshape*, a fixed form of words; *hand*, somebody has to
      think; *none*, nothing to write, or nothing there.
      """;

  private static final String COLUMNS =
      "| Python | kind | Java | Kotlin | note |\n|---|---|---|---|---|\n";

  private MappingPage() {}

  /**
   * One name of Python, and what to write for it.
   *
   * @param python the name, such as {@code asyncio.run}
   * @param kind rename, reshape, hand or none
   * @param java names of Java, parted by commas; may be empty
   * @param kotlin what Kotlin writes, or = for the same
   * @param note what else there is to say; may be empty
   */
  record Row(String python, String kind, String java, String kotlin, String note) {
    static Row of(String line) {
      String[] cells = line.split("\t", -1);
      if (cells.length != 5) throw new IllegalArgumentException("five cells wanted: " + line);
      return new Row(cells[0], cells[1], cells[2], cells[3], cells[4]);
    }

    List<String> javaNames() {
      return java.isEmpty() ? List.of() : List.of(java.split(", "));
    }

    private String line() {
      String names = javaNames().stream().map(Row::code).collect(Collectors.joining(", "));
      String inKotlin = kotlin.equals("=") ? "the same" : kotlin.isEmpty() ? "" : code(kotlin);
      String said = note.replaceAll("cookbook (\\d+)", "[cookbook $1](cookbook.md#$1)");
      return List.of(code(python), kind, names, inKotlin, escaped(said)).stream()
          .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String code(String text) {
      return "`" + text.replace("|", "\\|") + "`";
    }

    private static String escaped(String text) {
      return text.replace("|", "\\|").replace("<", "&lt;");
    }
  }

  static List<Row> rows() throws IOException {
    return lines().stream().skip(1).filter(line -> !line.startsWith("# ")).map(Row::of).toList();
  }

  static String text() throws IOException {
    var text = new StringBuilder(HEAD);
    for (String line : lines().subList(1, lines().size())) {
      if (line.startsWith("# ")) text.append("\n#").append(line).append('\n').append(COLUMNS);
      else text.append(Row.of(line).line());
    }
    return text.toString();
  }

  private static List<String> lines() throws IOException {
    return Files.readAllLines(docs().resolve("mapping.tsv"));
  }

  static Path docs() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/mapping.tsv"))) folder = folder.getParent();
    return folder.resolve("docs");
  }
}
