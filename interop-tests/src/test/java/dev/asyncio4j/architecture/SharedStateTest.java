package dev.asyncio4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.rules.Once;
import dev.asyncio4j.rules.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/threads.md to the engine: each field made for more than one thread, and each class
 * that takes a lock, has a row there, and each row is of something that exists. By class and name,
 * so that a class may move to another package.
 */
@Once
class SharedStateTest {
  private static final Pattern SHARED =
      Pattern.compile(
          "@Volatile.*|va[lr] \\w+.*="
              + " *(Atomic\\w+|Concurrent\\w+|CopyOnWrite\\w+|LinkedBlocking\\w+|CountDownLatch|Semaphore)\\b.*|va[lr]"
              + " \\w+: *VarHandle.*");
  private static final Pattern LOCKS =
      Pattern.compile("@Synchronized|\\bsynchronized\\(|= ?Reentrant\\w+\\(");
  private static final Pattern NAME = Pattern.compile("\\bva[lr] (\\w+)");
  private static final Pattern TYPE =
      Pattern.compile("^ *[\\w ]*\\b(?:class|object|interface) (\\w+)");
  private static final Pattern ROW = Pattern.compile("^\\| (`[^|]*) \\|");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  @Test
  @DisplayName("F-25 docs/threads.md has every field that threads share, and no other")
  void everySharedFieldHasARow() {
    var fields = new TreeSet<String>();
    eachLine(
        (lines, i) -> {
          if (!SHARED.matcher(lines.get(i)).find()) return;
          var name = NAME.matcher(lines.get(i));
          if (!name.find())
            name = NAME.matcher(lines.get(i + 1)); // the annotation is on its own line
          if (name.find(0)) fields.add(owner(lines, i) + "." + name.group(1));
        });
    assertThat(rows("## Fields that more than one thread touches")).isEqualTo(fields);
  }

  @Test
  @DisplayName("F-25 docs/threads.md has every class that takes a lock, and no other")
  void everyLockHasARow() {
    var owners = new TreeSet<String>();
    eachLine(
        (lines, i) -> {
          if (LOCKS.matcher(lines.get(i)).find()) owners.add(owner(lines, i));
        });
    assertThat(rows("## Locks")).isEqualTo(owners);
  }

  private interface LineCheck {
    void check(List<String> lines, int index);
  }

  /** Looks at the lines of code of the engine: not at its comments and texts. */
  private static void eachLine(LineCheck check) {
    for (var path : Repository.sources()) {
      if (!Repository.relative(path).startsWith("kotlin-impl/src/main/kotlin/")) continue;
      var lines = new ArrayList<>(List.of("file " + path.getFileName()));
      Repository.text(path).lines().forEach(lines::add);
      for (int i = 0; i < lines.size(); i++)
        if (!lines.get(i).matches("\\s*(\\*|/\\*|//|import |\").*")) check.check(lines, i);
    }
  }

  /** The class around a line, found by the indentation; the outer one for a companion. */
  private static String owner(List<String> lines, int index) {
    int indent = indentOf(lines.get(index));
    for (int i = lines.get(index).matches(".*class \\w+.*") ? index : index - 1; i > 0; i--) {
      var type = TYPE.matcher(lines.get(i));
      boolean outer = i == index || indentOf(lines.get(i)) < indent;
      if (lines.get(i).isBlank() || !outer) continue;
      if (type.find()) return type.group(1);
      boolean head = lines.get(i).matches(" *(\\)|.*constructor\\().*"); // of the type further up
      indent = Math.min(indent, indentOf(lines.get(i)) + (head ? 1 : 0));
    }
    return lines.get(0).replaceFirst("file (\\w+)\\.kt", "$1");
  }

  private static int indentOf(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** The names in the first column of the table under a heading. */
  private static Set<String> rows(String heading) {
    var names = new TreeSet<String>();
    var text = Repository.text(Repository.root().resolve("docs/threads.md"));
    var section = text.substring(text.indexOf(heading) + heading.length()).split("\n## ")[0];
    for (var line : section.lines().toList()) {
      var row = ROW.matcher(line);
      if (row.find()) CODE.matcher(row.group(1)).results().forEach(x -> names.add(x.group(1)));
    }
    return names;
  }
}
