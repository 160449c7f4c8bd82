package dev.asyncio4j.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.rules.Once;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/mapping.tsv to the truth: every Java name in it exists, and no name of asyncio is
 * missing; docs/mapping.md is made of it.
 */
@Once
class MappingTest {
  private static final Set<String> KINDS = Set.of("rename", "reshape", "hand", "none");
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
  @DisplayName("every Java name of the mapping exists")
  void everyJavaNameExists() throws IOException {
    var names = MappingPage.rows().stream().flatMap(row -> row.javaNames().stream()).toList();
    assertThat(names).hasSizeGreaterThan(300);
    assertThat(names.stream().filter(name -> !exists(name))).isEmpty();
  }

  @Test
  @DisplayName("every row has a kind, is there once, and says what to write")
  void everyRowSaysSomething() throws IOException {
    var rows = MappingPage.rows();
    assertThat(rows).extracting(MappingPage.Row::python).doesNotHaveDuplicates();
    assertThat(rows).allMatch(row -> KINDS.contains(row.kind()));
    assertThat(rows).allMatch(row -> !row.java().isEmpty() || !row.note().isEmpty());
  }

  @Test
  @DisplayName("F-36 every name of asyncio.__all__ has a row that says what to write in Java")
  void everyNameOfAsyncioHasARow() throws IOException {
    assertThat(namesOfAsyncio()).hasSize(98 + 7);
    assertThat(withoutARow(namesOfAsyncio())).isEmpty();
  }

  @Test
  @DisplayName("every name that the installed Python knows has a row, where there is one")
  void everyNameOfTheInstalledPythonHasARow() throws Exception {
    var names = installed();
    assumeTrue(names.isPresent(), "no python3 is on the path");
    assertThat(withoutARow(names.get())).isEmpty();
  }

  @Test
  @DisplayName("docs/mapping.md is made of docs/mapping.tsv: -Dmapping.update=true renews it")
  void thePageIsUpToDate() throws IOException {
    var page = MappingPage.docs().resolve("mapping.md");
    if (Boolean.getBoolean("mapping.update")) Files.writeString(page, MappingPage.text());
    assertThat(Files.readString(page)).isEqualTo(MappingPage.text());
  }

  private static List<String> withoutARow(List<String> names) throws IOException {
    var rows = MappingPage.rows().stream().map(MappingPage.Row::python).collect(Collectors.toSet());
    return names.stream().filter(name -> !rows.contains("asyncio." + name)).toList();
  }

  private static List<String> namesOfAsyncio() throws IOException {
    try (var in = MappingTest.class.getResourceAsStream("/asyncio/names.txt")) {
      var lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return lines.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }

  private static Optional<List<String>> installed() throws InterruptedException {
    try {
      var python =
          new ProcessBuilder("python3", "-c", "import asyncio; print(*asyncio.__all__)").start();
      var names = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (python.waitFor() != 0) return Optional.empty();
      return Optional.of(Arrays.asList(names.strip().split(" ")));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean exists(String name) {
    String[] parts = name.split("\\.");
    Optional<Class<?>> type =
        PACKAGES.stream().flatMap(p -> load("dev.asyncio4j" + p + "." + parts[0])).findFirst();
    return type.isPresent() && (parts.length == 1 || hasMember(type.get(), parts[1]));
  }

  private static boolean hasMember(Class<?> type, String name) {
    return Stream.of(type.getMethods()).anyMatch(method -> method.getName().equals(name))
        || Stream.of(type.getFields()).anyMatch(field -> field.getName().equals(name))
        || Stream.of(type.getClasses()).anyMatch(inner -> inner.getSimpleName().equals(name));
  }

  private static Stream<Class<?>> load(String name) {
    try {
      return Stream.of(Class.forName(name));
    } catch (ClassNotFoundException e) {
      return Stream.empty();
    }
  }
}
