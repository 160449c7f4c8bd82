package dev.asyncio4j.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A doc comment.
 *
 * @param file its path from the root
 * @param line its first line in the file, from 1
 * @param lines its text, without the margin
 * @param code the code line that follows it
 */
public record DocComment(String file, int line, List<String> lines, String code) {
  /** {@return the file and the line, as compilers write them} */
  public String where() {
    return file + ":" + line;
  }

  /** {@return the doc comments of some files, in their order} */
  public static List<DocComment> of(List<Path> files) {
    var docs = new ArrayList<DocComment>();
    for (Path file : files) {
      var lines = Repository.text(file).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).strip().startsWith("/**")) continue;
        int start = i;
        var text = new ArrayList<String>();
        while (true) {
          text.add(withoutMargin(lines.get(i)));
          if (lines.get(i).strip().endsWith("*/")) break;
          i++;
        }
        docs.add(new DocComment(Repository.relative(file), start + 1, text, codeAfter(lines, i)));
      }
    }
    return docs;
  }

  private static String withoutMargin(String line) {
    return line.replaceFirst("^\\s*(/\\*\\* ?|\\*/|\\* ?)", "").replaceFirst("\\s*\\*/$", "");
  }

  private static String codeAfter(List<String> lines, int end) {
    return lines.subList(end + 1, lines.size()).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("@"))
        .findFirst()
        .orElse("");
  }
}
