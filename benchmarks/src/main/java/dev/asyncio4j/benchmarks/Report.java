package dev.asyncio4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Prints the tables, and writes them into the Markdown file if one was named: between the markers
 * of each section, so that the prose around them stays; at the end where there are none.
 */
final class Report {
  private final Options options;
  private final String footer;
  private final Map<String, String> blocks = new LinkedHashMap<>();

  Report(Options options, Setup setup) throws IOException, InterruptedException {
    this.options = options;
    footer =
        "\n`%s`, %s.\n"
            .formatted(
                "java -jar benchmarks/target/benchmarks.jar " + options.arguments(),
                Machine.describe(setup))
            .replace(".jar `", ".jar`");
  }

  /** Adds a table; the file is written at once, so a later failure loses none. */
  void add(String section, String table) throws IOException {
    blocks.merge(section, table, (first, second) -> first + "\n" + second);
    System.out.println(table);
    if (options.out().isEmpty()) return;
    Path file = options.out().get();
    String text = Files.exists(file) ? Files.readString(file) : "";
    Files.writeString(file, placed(text, section, blocks.get(section) + footer));
  }

  static String placed(String text, String section, String block) {
    String begin = "<!-- " + section + " -->\n";
    String end = "<!-- /" + section + " -->\n";
    int from = text.indexOf(begin);
    int to = text.indexOf(end, from);
    if (from < 0 || to < 0) return text + "\n## " + section + "\n\n" + begin + block + end;
    return text.substring(0, from + begin.length()) + block + text.substring(to);
  }
}
