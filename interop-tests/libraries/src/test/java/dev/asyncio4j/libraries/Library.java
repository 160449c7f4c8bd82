package dev.asyncio4j.libraries;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.asyncio4j.rules.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A module of the folder {@code libraries} or {@code tools}.
 *
 * @param folder its path from the root
 */
record Library(String folder) {
  private static final Pattern EXPORT = Pattern.compile("(?m)^ *exports ([\\w.]+)");

  /**
   * Everything of asyncio4j on the class path, but the tests' own helpers, which share a package.
   */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("module-info"))
          .withImportOption(location -> !location.contains("test-support"))
          .withImportOption(location -> !location.contains("interop-tests/support"))
          .importPackages("dev.asyncio4j");

  /** {@return all modules of Java, in the order of their names} */
  static List<Library> all() {
    return List.of("libraries", "tools").stream()
        .map(Repository.root()::resolve)
        .filter(Files::isDirectory)
        .flatMap(folder -> children(folder).stream())
        .filter(folder -> Files.exists(folder.resolve("src/main/java")))
        .map(folder -> new Library(Repository.relative(folder)))
        .toList();
  }

  String name() {
    return folder.substring(folder.indexOf('/') + 1);
  }

  String rootPackage() {
    return "dev.asyncio4j." + name();
  }

  Path file(String name) {
    return Repository.root().resolve(folder).resolve(name);
  }

  /** {@return the packages that others see} */
  List<String> exports() {
    var descriptor = Repository.text(file("src/main/java/module-info.java"));
    return EXPORT.matcher(descriptor).results().map((MatchResult found) -> found.group(1)).toList();
  }

  /** {@return the public classes of the exported packages, by name} */
  List<Class<?>> publicClasses() {
    return CLASSES.stream()
        .filter(type -> exports().contains(type.getPackageName()))
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .sorted(Comparator.comparing(JavaClass::getName))
        .<Class<?>>map(JavaClass::reflect)
        .toList();
  }

  @Override
  public String toString() {
    return folder;
  }

  private static List<Path> children(Path folder) {
    try (var children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": " + e.getMessage(), e);
    }
  }
}
