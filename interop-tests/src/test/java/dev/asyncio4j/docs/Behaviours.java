package dev.asyncio4j.docs;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;

/**
 * What tests and documents say about behaviours: the sections, the tests by display name, the
 * documented differences.
 */
final class Behaviours {
  private static final Pattern NAME = Pattern.compile("([A-Z]+-[0-9]{2,}) (.*)", Pattern.DOTALL);
  private static final Pattern DIFFERENCE =
      Pattern.compile("^\\| *([A-Z]+-[0-9]{2,}(?:, [A-Z]+-[0-9]{2,})*) *\\|", Pattern.MULTILINE);

  record Section(String name, List<String> ids, String title) {}

  record Tested(String id, String text, String test) {}

  private Behaviours() {}

  static List<Section> sections() throws IOException {
    try (InputStream file = Behaviours.class.getResourceAsStream("/behaviours/sections.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Behaviours::section)
          .toList();
    }
  }

  private static Section section(String line) {
    String[] cells = line.split(" \\| ");
    var numbers = cells[1].strip();
    if (numbers.matches("[0-9]+")) numbers = cells[0] + " 01-" + numbers;
    var ids = Stream.of(numbers.split(", ")).flatMap(Behaviours::ids).toList();
    return new Section(cells[0], ids, cells[2]);
  }

  /** The IDs that {@code kind} stands for: a prefix, then numbers, or ranges of them. */
  private static Stream<String> ids(String kind) {
    String[] words = kind.split(" ");
    return Stream.of(words)
        .skip(1)
        .flatMap(
            range -> {
              String[] ends = range.split("-");
              return IntStream.rangeClosed(
                      Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                  .mapToObj(n -> "%s-%02d".formatted(words[0], n));
            });
  }

  /** Every test of this module that names a behaviour, by ID, then class and text. */
  static List<Tested> tests() throws IOException {
    var found = new ArrayList<Tested>();
    var root = Path.of("target/test-classes").toAbsolutePath();
    try (var files = Files.walk(root)) {
      for (var file :
          files
              .map(file -> root.relativize(file).toString())
              .filter(Behaviours::isClass)
              .toList()) {
        for (Method method : load(file).getDeclaredMethods()) add(found, method);
      }
    }
    found.sort(Comparator.comparing(Tested::id).thenComparing(Tested::test));
    return found;
  }

  /** A class of a source that is still there: builds leave the classes of deleted ones behind. */
  private static boolean isClass(String file) {
    if (!file.endsWith(".class")) return false;
    var source = file.replaceFirst("(\\$.*)?\\.class$", "");
    return Files.exists(Path.of("src/test/java", source + ".java"))
        || Files.exists(Path.of("src/test/kotlin", source + ".kt"));
  }

  /** Without running its initialiser: some test classes have one that may run only in a loop. */
  private static Class<?> load(String file) {
    var name =
        file.substring(0, file.length() - ".class".length()).replace('/', '.').replace('\\', '.');
    try {
      return Class.forName(name, false, Behaviours.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(file + " holds no class " + name, e);
    }
  }

  private static void add(List<Tested> found, Method method) {
    var name = method.getAnnotation(DisplayName.class);
    if (name == null || isDisabled(method) || isDisabled(method.getDeclaringClass())) return;
    var match = NAME.matcher(name.value());
    if (!match.matches()) return;
    var test = method.getDeclaringClass().getSimpleName() + "#" + method.getName();
    found.add(new Tested(match.group(1), match.group(2), test));
  }

  private static boolean isDisabled(AnnotatedElement test) {
    return test.isAnnotationPresent(Disabled.class);
  }

  /** The IDs that docs/differences.md explains; none if there is no such document. */
  static List<String> differences(Path docs) throws IOException {
    var file = docs.resolve("differences.md");
    if (!Files.exists(file)) return List.of();
    return DIFFERENCE
        .matcher(Files.readString(file))
        .results()
        .flatMap(found -> Stream.of(found.group(1).split(", ")))
        .toList();
  }
}
