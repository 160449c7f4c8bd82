package dev.asyncio4j.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Dependencies point one way: {@code api ← impl.loop ← impl.tasks ← {impl.sync, impl.streams ←
 * {impl.net, impl.process}, impl.lowlevel} ← impl.bridge ← kotlin}. The package {@code
 * dev.asyncio4j.impl} itself puts the parts together and may see all.
 */
class LayersTest {
  private static final String IMPL = "dev.asyncio4j.impl.";

  @ParameterizedTest(name = "{0} does not use {1}")
  @CsvSource({
    "loop, tasks sync streams net process bridge lowlevel",
    "tasks, sync streams net process bridge lowlevel",
    "sync, streams net process bridge lowlevel",
    "streams, sync net process bridge lowlevel",
    "net, sync process bridge lowlevel",
    "process, sync net bridge lowlevel",
    "lowlevel, sync streams net process bridge",
  })
  void aLayerUsesOnlyThoseBelow(String layer, String above) {
    var forbidden =
        List.of(above.split(" ")).stream().map(name -> IMPL + name + "..").toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(IMPL + layer + "..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(forbidden))
        .allowEmptyShould(true)
        .check(Jars.ALL);
  }

  @Test
  void noLayerUsesTheCompositionRoot() {
    noClasses()
        .that()
        .resideInAPackage(IMPL + "*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.asyncio4j.impl")
        .allowEmptyShould(true)
        .check(Jars.ALL);
  }

  @Test
  void theEngineDoesNotUseTheKotlinFace() {
    noClasses()
        .that()
        .resideInAPackage("dev.asyncio4j.impl..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.asyncio4j.kotlin..")
        .check(Jars.ALL);
  }

  @Test
  void theEngineHasNoOtherLayer() {
    var known =
        List.of(
            "loop",
            "tasks",
            "waiting",
            "iteration",
            "threads",
            "signals",
            "sync",
            "queues",
            "streams",
            "net",
            "process",
            "bridge",
            "lowlevel");
    classes()
        .that()
        .resideInAPackage(IMPL + "*..")
        .should()
        .resideInAnyPackage(known.stream().map(name -> IMPL + name + "..").toArray(String[]::new))
        .allowEmptyShould(true)
        .check(Jars.ALL);
  }

  @Test
  void theLayersAreFreeOfCycles() {
    slices()
        .matching(IMPL + "(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(Jars.ALL);
  }

  /** The rules above would hold of nothing; the classes must really have been read. */
  @Test
  void theRulesSawBothJars() {
    assertThat(Jars.ALL.stream().filter(Jars::ofApi)).isNotEmpty();
    assertThat(Jars.ALL.stream().map(JavaClass::getPackageName)).contains("dev.asyncio4j.impl");
  }
}
