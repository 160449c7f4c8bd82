package dev.asyncio4j.libraries;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.asyncio4j.Asyncio;
import dev.asyncio4j.rules.ApiDump;
import dev.asyncio4j.rules.DocComment;
import dev.asyncio4j.rules.Example;
import dev.asyncio4j.rules.Repository;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules of every module beside the core: its arrows, its papers, its surface. */
class LibrariesTest {
  /** The module that a module stands on beside the core; every other one knows no sibling. */
  private static final Map<String, String> STANDS_ON =
      Map.of(
          "http", "netty",
          "redis", "netty",
          "postgres", "netty",
          "mongo", "netty",
          "spring", "inspector"); // a starter brings what an application of its framework has

  private static final String UPDATE =
      "mvn -B test -pl interop-tests/libraries -am -Dtest=LibrariesTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dapi.update=true";

  static Stream<Library> libraries() {
    return Library.all().stream();
  }

  @Test
  @DisplayName("every module is built, and its version managed")
  void listed() {
    var root = Repository.text(Repository.root().resolve("pom.xml"));
    var bom = Repository.text(Repository.root().resolve("bom/pom.xml"));
    assertThat(Library.all()).isNotEmpty();
    for (var library : Library.all()) {
      assertThat(root).contains("<module>" + library + "</module>");
      assertThat(bom).contains("<artifactId>asyncio4j-" + library.name() + "</artifactId>");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("libraries")
  @DisplayName("a module stands on the public API, never on the engine, its seam or a sibling")
  void arrows(Library library) {
    assertThat(library.publicClasses()).isNotEmpty();
    noClasses()
        .that()
        .resideInAPackage(library.rootPackage() + "..")
        .should()
        .dependOnClassesThat(foreignTo(library))
        .check(Library.CLASSES);
  }

  private static DescribedPredicate<JavaClass> foreignTo(Library library) {
    var core = Asyncio.class.getPackageName();
    var closed =
        Stream.concat(
                Stream.of(core + ".impl", core + ".spi", core + ".kotlin")
                    .filter(each -> !(each.equals(core + ".kotlin") && haveKotlinFace(library))),
                Library.all().stream()
                    .filter(other -> !other.equals(library))
                    .filter(other -> !other.name().equals(STANDS_ON.get(library.name())))
                    .map(Library::rootPackage))
            .toList();
    return DescribedPredicate.describe(
        "live in " + closed,
        type ->
            closed.stream().anyMatch(root -> (type.getPackageName() + ".").startsWith(root + ".")));
  }

  private static boolean haveKotlinFace(Library library) {
    return library.exports().contains(library.rootPackage() + ".kotlin");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("libraries")
  @DisplayName("a module has a page with a mapping, and a fragment of news")
  void papers(Library library) {
    assertThat(Repository.text(library.file("README.md"))).contains("|---|");
    assertThat(Repository.root().resolve("news/" + library.name() + ".md")).exists();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("libraries")
  @DisplayName("every exported package is null-marked")
  void nullMarked(Library library) {
    var packages =
        library.publicClasses().stream().map(Class::getPackage).collect(Collectors.toSet());
    assertThat(packages)
        .hasSameSizeAs(library.exports())
        .allSatisfy(each -> assertThat(each.isAnnotationPresent(NullMarked.class)).isTrue());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("libraries")
  @DisplayName("options are immutable: final, with defaults() and withers, without setters")
  void options(Library library) throws Exception {
    for (var type : library.publicClasses()) {
      if (!type.getSimpleName().endsWith("Options")) continue;
      if (Modifier.isAbstract(type.getModifiers())) continue; // what several have in common
      assertThat(Modifier.isFinal(type.getModifiers())).as("%s is final", type).isTrue();
      assertThat(
              Arrays.stream(type.getMethods())
                  .filter(method -> method.getDeclaringClass() != Object.class)
                  .map(Method::getReturnType))
          .as("%s has no setters: withers give a changed copy", type)
          .doesNotContain(void.class);
      var defaults = type.getMethod("defaults");
      assertThat(defaults.invoke(null)).isEqualTo(defaults.invoke(null));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("libraries")
  @DisplayName("every example of a doc comment compiles, as a reader would paste it")
  void examples(Library library) {
    var docs = DocComment.of(Repository.sourcesOf(library.folder()));
    var examples = Example.of(docs);
    assertThat(examples).isNotEmpty();
    assertThat(Example.problems(examples, imports(library), "")).isEmpty();
  }

  /**
   * Imports of single types, which win over those of whole packages; of two with one name the one
   * whose package has the shorter name.
   */
  private static String imports(Library library) {
    var byName = new TreeMap<String, String>();
    library.publicClasses().stream()
        .filter(type -> !type.isMemberClass())
        .sorted(Comparator.comparing(type -> type.getPackageName().length()))
        .forEach(type -> byName.putIfAbsent(type.getSimpleName(), type.getName()));
    return byName.values().stream()
        .map(name -> "import " + name + ";\n")
        .collect(Collectors.joining());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("libraries")
  @DisplayName("the public surface is what its dump says")
  void surface(Library library) {
    List<Class<?>> classes = library.publicClasses();
    var dump = library.file("api/" + library.name() + ".api");
    assertThat(ApiDump.difference(dump, classes))
        .as("%s no longer describes the API. To accept the change: %s", dump, UPDATE)
        .isEmpty();
  }
}
