package dev.asyncio4j.guide;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One program of the guide, in three languages, with the output that all three print.
 *
 * @param chapter its folder, such as {@code ch04}
 * @param name its name in Python's style, such as {@code coroutine_and_task}
 */
record GuideProgram(String chapter, String name) {
  static final Path GUIDE = folder();

  /** The names that a type of the API or of the JDK has already. */
  private static final Set<String> TAKEN =
      Set.of("AsyncIterator", "AsyncGenerator", "TaskGroup", "Executors");

  static List<GuideProgram> all() {
    try (var files = Files.walk(GUIDE.resolve("src/test/resources/expected"))) {
      return files
          .filter(file -> file.toString().endsWith(".expected"))
          .filter(file -> !file.getParent().endsWith("cookbook"))
          .map(GuideProgram::of)
          .sorted(Comparator.comparing(GuideProgram::toString))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GuideProgram of(Path expected) {
    return new GuideProgram(
        expected.getParent().getFileName().toString(),
        expected.getFileName().toString().replace(".expected", ""));
  }

  /** {@code 1_called_but_not_awaited} is {@code CalledButNotAwaited}. */
  String className() {
    String camel =
        Arrays.stream(name.split("_"))
            .filter(word -> !Character.isDigit(word.charAt(0)))
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .collect(Collectors.joining());
    return TAKEN.contains(camel) ? camel + "Example" : camel;
  }

  Class<?> java() throws ClassNotFoundException {
    return Class.forName("dev.asyncio4j.guide." + chapter + "." + className());
  }

  Class<?> kotlin() throws ClassNotFoundException {
    return Class.forName("dev.asyncio4j.guide." + chapter + ".kotlin." + className() + "Kt");
  }

  Path javaFile() {
    return source("java", "").resolve(className() + ".java");
  }

  Path kotlinFile() {
    return source("kotlin", "kotlin").resolve(className() + ".kt");
  }

  private Path source(String language, String below) {
    var sources = GUIDE.resolve("src/main").resolve(language);
    return sources.resolve("dev/asyncio4j/guide").resolve(chapter).resolve(below);
  }

  Path pythonFile() {
    return GUIDE.resolve("python").resolve(chapter).resolve(name + ".py");
  }

  String expected() throws IOException {
    var folder = GUIDE.resolve("src/test/resources/expected").resolve(chapter);
    return Files.readString(folder.resolve(name + ".expected"), UTF_8);
  }

  @Override
  public String toString() {
    return chapter + "/" + name;
  }

  private static Path folder() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("examples/guide"))) folder = folder.getParent();
    return folder.resolve("examples/guide");
  }
}
