package dev.asyncio4j.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the guide. A comment names a program, and what the page shows of it; what stands
 * between that comment and the next {@code <!-- end -->} is made of the program's files:
 *
 * <pre>
 * &lt;!-- program ch04/coroutine_and_task: work, main --&gt;
 * &lt;!-- program ch20/echo: handle, main kt=echo, client, main --&gt;
 * </pre>
 */
record GuidePage(Path file) {
  static final Path FOLDER = GuideProgram.GUIDE.resolve("../../docs/guide").normalize();

  private static final Pattern PROGRAM =
      Pattern.compile(
          "(<!-- program ([\\w/]+)(?:: ([^>]*?))? -->\n)(.*?)<!-- end -->", Pattern.DOTALL);

  static List<GuidePage> all() {
    try (var files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .map(GuidePage::new)
          .sorted(Comparator.comparing(GuidePage::toString))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  String text() throws IOException {
    return Files.readString(file);
  }

  /** The page as it should be: each program is shown as its files have it now. */
  String renewed() throws IOException {
    var text = new StringBuilder();
    var found = PROGRAM.matcher(text());
    while (found.find()) {
      var shown = found.group(1) + shown(program(found.group(2)), found.group(3)) + "<!-- end -->";
      found.appendReplacement(text, Matcher.quoteReplacement(shown));
    }
    return found.appendTail(text).toString();
  }

  List<String> programs() throws IOException {
    var programs = new ArrayList<String>();
    var found = PROGRAM.matcher(text());
    while (found.find()) programs.add(found.group(2));
    return programs;
  }

  private static GuideProgram program(String path) {
    String[] parts = path.split("/");
    return new GuideProgram(parts[0], parts[1]);
  }

  private static String shown(GuideProgram program, String names) throws IOException {
    var text =
        new StringBuilder("\n<table>\n<tr><th>Python</th><th>Java</th><th>Kotlin</th></tr>\n");
    text.append("<tr valign=\"top\">");
    for (Snippet snippet : Snippet.values()) {
      String code = snippet.of(file(program, snippet), names(snippet, names));
      text.append("<td>\n\n```").append(snippet.fence).append('\n').append(code);
      text.append("\n```\n\n</td>");
    }
    text.append("</tr>\n</table>\n\nIt prints:\n\n```text\n").append(program.expected());
    text.append("```\n\nIn full: ");
    for (Snippet snippet : Snippet.values()) {
      var file = file(program, snippet);
      text.append(snippet.ordinal() == 0 ? "" : ", ");
      text.append('[').append(file.getFileName()).append("](");
      text.append(FOLDER.relativize(file).toString().replace('\\', '/')).append(')');
    }
    return text.append(".\n").toString();
  }

  private static Path file(GuideProgram program, Snippet snippet) {
    return switch (snippet) {
      case PYTHON -> program.pythonFile();
      case JAVA -> program.javaFile();
      case KOTLIN -> program.kotlinFile();
    };
  }

  /** The names for one language: its own list, or else the common one. */
  private static List<String> names(Snippet snippet, String names) {
    if (names == null) return List.of();
    String common = names.replaceAll("\\b(?:py|java|kt)=.*", "");
    var own = Pattern.compile("\\b" + snippet.key + "=(.*?)(?= \\w+=|$)").matcher(names);
    String list = own.find() ? own.group(1) : common;
    return List.of(list.strip().split(",\\s*"));
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
