package dev.asyncio4j.porting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The list: every name of asyncio is known, every trap is seen, and the report reads as it was
 * looked at.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES) // Python beside a busy build
class ReportTest {
  private static final Path EXAMPLES = Path.of("../../examples");
  private static final Path REPORT = Path.of("src/test/golden/report.txt");
  private static final String TABLES = "src/main/python/asyncio4j_port/";
  private static final String TRAPS = "src/test/python/traps.py";

  /** An event loop for Python: it is no program of asyncio's, and names what is private. */
  private static final String GUESTS = "python-guests";

  @TempDir Path folder;

  @BeforeAll
  static void python() {
    Assistant.assumeFirstRun();
    Assistant.assumePythonOfGuide();
  }

  @Test
  @DisplayName(
      "P-21 every name of asyncio in the programs of the examples has its row of the mapping")
  void everyName() throws IOException {
    var mapping = Files.readString(Path.of("../../docs/mapping.tsv"), UTF_8);
    var missing = new TreeSet<String>();
    try (var files = Files.walk(EXAMPLES)) {
      for (var file : files.filter(f -> f.toString().endsWith(".py")).toList()) {
        if (file.startsWith(EXAMPLES.resolve(GUESTS))) continue;
        Pattern.compile("\\basyncio\\.([A-Za-z_]\\w*)")
            .matcher(Files.readString(file, UTF_8))
            .results()
            .map(m -> m.group(1))
            .filter(name -> !name.equals("subprocess") && !mapping.contains("\nasyncio." + name))
            .filter(name -> !mapping.contains("\nasyncio.subprocess." + name))
            .forEach(missing::add);
      }
    }
    var report =
        Assistant.port("list", EXAMPLES.toString(), "--format", "json", "--exclude", GUESTS + "/*")
            .out();
    assertThat(missing.stream().filter(name -> report.contains("\"asyncio." + name + "\"")))
        .isEmpty();
    assertThat(Assistant.count(report, "rename")).isGreaterThan(2500);
    assertThat(report).contains("\"unknown\": 0");
  }

  @Test
  @DisplayName("P-23 the report of a program full of traps is the one that was looked at")
  void golden() throws IOException {
    var report = Assistant.port("list", TRAPS).out();
    if (Boolean.getBoolean("porting.update")) {
      Files.writeString(REPORT, report, UTF_8);
    }
    assertThat(report).isEqualTo(Files.readString(REPORT, UTF_8));
  }

  @Test
  @DisplayName(
      "The traps are told by their ids, each once a line, and none that a comment silences")
  void traps() {
    var report = Assistant.port("list", TRAPS, "--format", "tsv").out();
    var seen =
        Pattern.compile("\t(T\\d\\d)\t")
            .matcher(report)
            .results()
            .map(m -> m.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(seen)
        .contains(
            "T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T10", "T11", "T12")
        .contains(
            "T13", "T14", "T15", "T16", "T18", "T19", "T20", "T21", "T22", "T23", "T24", "T25",
            "T26")
        .contains("T27", "T28");
    assertThat(report.lines().filter(line -> line.contains("\tT04\t"))).hasSize(1);
  }

  @Test
  @DisplayName(
      "The page stands alone: no scripts, nothing from elsewhere, and the text of programs is"
          + " escaped")
  void page() throws IOException {
    var program = folder.resolve("page.py");
    Files.writeString(
        program, "import asyncio\nprint('<script>alert(1)</script>')\nasyncio.run(None)\n", UTF_8);
    var page = folder.resolve("page.html");
    assertThat(
            Assistant.port("list", program.toString(), "--format", "html", "-o", page.toString())
                .exit())
        .isZero();
    assertThat(Files.readString(page, UTF_8))
        .startsWith("<!doctype html>")
        .contains("&lt;script&gt;")
        .doesNotContain("<script")
        .doesNotContain("src=")
        .doesNotContain("@import");
  }

  @Test
  @DisplayName("Every recipe of the cookbook that a trap or a row of the mapping names is there")
  void recipes() throws IOException {
    var recipes = new TreeSet<String>();
    Pattern.compile("(?m)^### (\\d+)\\. ")
        .matcher(Files.readString(Path.of("../../docs/cookbook.md"), UTF_8))
        .results()
        .forEach(m -> recipes.add(m.group(1)));
    var named = new TreeSet<String>();
    for (var table : List.of("../../docs/mapping.tsv", TABLES + "traps.tab")) {
      Pattern.compile(table.endsWith("traps.tab") ? "(?m)^T.*\\|(\\d+)$" : "cookbook (\\d+)")
          .matcher(Files.readString(Path.of(table), UTF_8))
          .results()
          .forEach(m -> named.add(m.group(1)));
    }
    assertThat(named).hasSizeGreaterThan(20);
    assertThat(recipes).containsAll(named);
  }

  @Test
  @DisplayName("P-22 the classes of constructs add up to their number")
  void sums() {
    var report = Assistant.port("list", TRAPS, "--format", "json").out();
    var sum =
        Assistant.count(report, "rename")
            + Assistant.count(report, "reshape")
            + Assistant.count(report, "hand")
            + Assistant.count(report, "none")
            + Assistant.count(report, "unknown");
    assertThat(Pattern.compile("\"what\"").matcher(report).results().count()).isEqualTo(sum);
  }
}
