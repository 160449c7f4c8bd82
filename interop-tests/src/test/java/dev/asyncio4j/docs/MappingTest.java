package dev.asyncio4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/mapping.md to the truth: every Java name in its second column exists. */
class MappingTest {
  private static final Pattern NAME = Pattern.compile("`(\\w+)(?:\\.(\\w+))?`");
  private static final List<String> PACKAGES =
      List.of(
          "", ".loop", ".sync", ".queues", ".streams", ".subprocess", ".transports", ".exceptions");

  @Test
  void everyJavaNameExists() throws IOException {
    var names = names();
    assertThat(names).hasSizeGreaterThan(150);
    assertThat(names.stream().filter(name -> !exists(name))).isEmpty();
  }

  private static List<String> names() throws IOException {
    var names = new ArrayList<String>();
    for (String line : Files.readAllLines(mapping())) {
      String[] cells = line.split("\\|");
      if (cells.length < 4 || cells[2].contains("---") || cells[2].isBlank()) continue;
      NAME.matcher(cells[2]).results().forEach(found -> names.add(found.group().replace("`", "")));
    }
    return names;
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
