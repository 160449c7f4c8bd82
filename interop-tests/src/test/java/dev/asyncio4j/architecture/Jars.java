package dev.asyncio4j.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import dev.asyncio4j.Asyncio;
import java.util.Comparator;
import java.util.List;

/** The classes of the two jars, as ArchUnit's model and as reflection's. */
final class Jars {
  /** Everything of asyncio4j that a user gets: both jars, no test classes. */
  static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(Jars::noModuleInfo)
          .withImportOption(Jars::notOfTests)
          .importPackages("dev.asyncio4j");

  private Jars() {}

  /** The classes of java-api, by the jar that {@link Asyncio} comes from. */
  static List<Class<?>> apiClasses() {
    return ALL.stream()
        .filter(Jars::ofApi)
        .sorted(BY_NAME)
        .<Class<?>>map(JavaClass::reflect)
        .toList();
  }

  /** The classes of one package and the packages below it. */
  static List<Class<?>> classesIn(String root) {
    return ALL.stream()
        .filter(type -> (type.getPackageName() + ".").startsWith(root + "."))
        .sorted(BY_NAME)
        .<Class<?>>map(JavaClass::reflect)
        .toList();
  }

  static boolean ofApi(JavaClass type) {
    var jar = Asyncio.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return type.getSource().orElseThrow().getUri().toString().contains(jar);
  }

  private static final Comparator<JavaClass> BY_NAME = Comparator.comparing(JavaClass::getName);

  /** Leaves out the words that tests share: they are a module, but no part of what users get. */
  private static boolean notOfTests(Location location) {
    return !location.contains("interop-tests/support") && !location.contains("test-support");
  }

  private static boolean noModuleInfo(Location location) {
    return !location.contains("module-info");
  }
}
