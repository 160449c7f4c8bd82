package dev.asyncio4j.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.asyncio4j.rules.Once;
import dev.asyncio4j.spi.AsyncioProvider;
import dev.asyncio4j.spi.Engine;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The packages of java-api point one way: {@code loop → {streams, subprocess} → transports}, {@code
 * subprocess → streams}; sync, queues and exceptions use none of them.
 *
 * <p>Two packages are in a circle with all others, by their nature:
 *
 * <ul>
 *   <li>{@code dev.asyncio4j} is the foundation (Awaitable, Coroutine, Body …) and the door
 *       (Asyncio) at once, so that one static import gives all functions;
 *   <li>{@code dev.asyncio4j.spi} is the back of that door: it names what the engine makes, and
 *       each {@code create()} asks it. Nothing else in the API may see more of it than {@link
 *       Engine}.
 * </ul>
 */
@Once
class ApiPackagesTest {
  private static final String ROOT = "dev.asyncio4j";
  private static final String SPI = "dev.asyncio4j.spi";
  private static final JavaClasses API = Jars.ALL.that(describe("of the API", Jars::ofApi));

  @Test
  void noPackagesAreInACircle() {
    var subjects =
        API.that(
            describe(
                "neither the door nor the seam", type -> !isIn(type, ROOT) && !isIn(type, SPI)));
    assertThat(subjects.stream().map(JavaClass::getPackageName).distinct())
        .contains(ROOT + ".loop", ROOT + ".sync", ROOT + ".exceptions")
        .hasSizeGreaterThanOrEqualTo(7);
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(subjects);
  }

  @Test
  void theSeamIsReachedThroughTheEngineOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SPI)
        .should()
        .dependOnClassesThat(
            describe(
                "are of the seam, but not its entrance",
                (JavaClass type) -> isIn(type, SPI) && !ENTRANCE.contains(type.getName())))
        .check(API);
  }

  @Test
  void optionsAndExceptionsDoNotKnowTheEngine() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Options")
        .or()
        .resideInAPackage(ROOT + ".exceptions")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(SPI)
        .check(API);
  }

  /** {@link Engine} is the entrance; the provider is the type of what it finds. */
  private static final Set<String> ENTRANCE =
      Set.of(Engine.class.getName(), AsyncioProvider.class.getName());

  private static boolean isIn(JavaClass type, String name) {
    return type.getPackageName().equals(name);
  }
}
