package dev.asyncio4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/mapping.md to the truth: every Java name in its second column exists, and no name of
 * asyncio is missing in its first.
 */
class MappingTest {
  private static final Pattern NAME = Pattern.compile("`(\\w+)(?:\\.(\\w+))?`");
  private static final List<String> PACKAGES =
      List.of(
          "",
          ".loop",
          ".lowlevel",
          ".sync",
          ".queues",
          ".streams",
          ".subprocess",
          ".transports",
          ".exceptions");

  @Test
  void everyJavaNameExists() throws IOException {
    var names = names();
    assertThat(names).hasSizeGreaterThan(150);
    assertThat(names.stream().filter(name -> !exists(name))).isEmpty();
  }

  @Test
  @DisplayName("F-36 every name of asyncio.__all__ has a row that says what to write in Java")
  void everyNameOfAsyncioHasARow() throws IOException {
    var python = rows().stream().map(cells -> cells[1]).toList();
    assertThat(namesOfAsyncio()).hasSize(98 + 7);
    assertThat(namesOfAsyncio().stream().filter(name -> python.stream().noneMatch(has(name))))
        .isEmpty();
  }

  private static Predicate<String> has(String name) {
    return Pattern.compile("(asyncio\\.|`)" + Pattern.quote(name) + "(?![\\w.])").asPredicate();
  }

  private static List<String> namesOfAsyncio() throws IOException {
    try (var in = MappingTest.class.getResourceAsStream("/asyncio/names.txt")) {
      var lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return lines.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }

  private static List<String> names() throws IOException {
    var names = new ArrayList<String>();
    for (String[] cells : rows())
      NAME.matcher(cells[2]).results().forEach(found -> names.add(found.group().replace("`", "")));
    return names;
  }

  /** The cells of the rows that say something of Java. */
  private static List<String[]> rows() throws IOException {
    return Files.readAllLines(mapping()).stream()
        .map(line -> line.split("\\|"))
        .filter(cells -> cells.length >= 4 && !cells[2].contains("---") && !cells[2].isBlank())
        .toList();
  }

  private static boolean exists(String name) {
    String[] parts = name.split("\\.");
    Optional<Class<?>> type =
        PACKAGES.stream().flatMap(p -> load("dev.asyncio4j" + p + "." + parts[0])).findFirst();
    return type.isPresent()
        && (parts.length == 1
            || Stream.of(type.get().getMethods())
                .anyMatch(method -> method.getName().equals(parts[1])));
  }

  private static Stream<Class<?>> load(String name) {
    try {
      return Stream.of(Class.forName(name));
    } catch (ClassNotFoundException e) {
      return Stream.empty();
    }
  }

  private static Path mapping() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/mapping.md"))) folder = folder.getParent();
    return folder.resolve("docs/mapping.md");
  }
}
