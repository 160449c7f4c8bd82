package dev.asyncio4j.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The part of a program that a page shows: all of it, or the functions and types named. */
enum Snippet {
  PYTHON("py", "python", "^(?:async )?(?:def|class) %s\\b") {
    @Override
    String whole(String source) {
      return source.replaceFirst("(?s)^\"\"\".*?\"\"\"\n", "");
    }

    @Override
    boolean ends(List<String> lines, int next) {
      return next >= lines.size() || lines.get(next).matches("\\S.*");
    }

    @Override
    String local(String name) {
      return name;
    }
  },
  JAVA(
      "java",
      "java",
      "^  (?! )(?:[\\w<>\\[\\],.?@ ]+ )?%1$s\\(|^  (?:\\w+ )*(?:class|record|interface) %1$s\\b") {
    @Override
    String whole(String source) {
      return source
          .replaceFirst("(?s)^.*?\npublic final class \\w+ \\{\n  private \\w+\\(\\) \\{}\n", "")
          .replaceFirst("}\\s*$", "");
    }

    @Override
    boolean ends(List<String> lines, int next) {
      return next >= lines.size() || lines.get(next).isBlank() || lines.get(next).equals("}");
    }
  },
  KOTLIN(
      "kt",
      "kotlin",
      "^(?:\\w+ )*fun (?:<\\w+> )?(?:\\w+\\.)?%1$s\\(|^(?:\\w+ )*(?:class|object) %1$s\\b") {
    @Override
    String whole(String source) {
      return source
          .replaceFirst("(?s)^package.*\nimport [^\n]*\n", "")
          .replaceAll("(?s)(^|\n)/\\*\\*.*?\\*/\n", "$1");
    }

    @Override
    boolean ends(List<String> lines, int next) {
      return next >= lines.size() || lines.get(next).isBlank();
    }
  };

  final String key;
  final String fence;
  private final String declaration;

  Snippet(String key, String fence, String declaration) {
    this.key = key;
    this.fence = fence;
    this.declaration = declaration;
  }

  abstract String whole(String source);

  /** Tells whether a declaration whose brackets are closed ends before the next line. */
  abstract boolean ends(List<String> lines, int next);

  /** Python's name in the style of this language. */
  String local(String name) {
    String[] words = name.split("_");
    return words[0]
        + Arrays.stream(words)
            .skip(1)
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .collect(Collectors.joining());
  }

  /** The text of {@code names} in a file; names that this language does not have are left out. */
  String of(Path file, List<String> names) throws IOException {
    String source = Files.readString(file);
    if (names.isEmpty()) return tidy(whole(source));
    var lines = source.lines().toList();
    var parts = new ArrayList<String>();
    for (String name : names) {
      var start = Pattern.compile(declaration.formatted(Pattern.quote(local(name))));
      for (int line = 0; line < lines.size(); line++) {
        if (start.matcher(lines.get(line)).find()) parts.add(from(lines, line));
      }
    }
    parts.removeIf(part -> part.endsWith("main(String[] args) {\n    run(main());\n  }"));
    return tidy(parts.isEmpty() ? whole(source) : String.join("\n\n", parts));
  }

  private String from(List<String> lines, int first) {
    int depth = 0;
    int last = first;
    for (int line = first; line < lines.size(); line++) {
      depth += depth(lines.get(line));
      last = line;
      if (depth == 0 && ends(lines, line + 1)) break;
    }
    int begin = first;
    while (begin > 0 && lines.get(begin - 1).strip().startsWith("@")) begin--;
    return String.join("\n", lines.subList(begin, last + 1));
  }

  private static int depth(String line) {
    String code = line.replaceAll("\"(?:\\\\.|[^\"\\\\])*\"", "");
    int depth = 0;
    for (char c : code.toCharArray()) {
      if ("({[".indexOf(c) >= 0) depth++;
      if (")}]".indexOf(c) >= 0) depth--;
    }
    return depth;
  }

  private static String tidy(String text) {
    String lean = text.strip().equals("") ? "" : text.replaceAll("^\n+", "").stripTrailing();
    return lean.stripIndent().replaceAll("\n{3,}", "\n\n");
  }
}
