package dev.asyncio4j.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.rules.Once;
import java.lang.reflect.Method;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** A Java user needs to know nothing of Kotlin: java-api neither shows it nor uses it. */
@Once
class NoKotlinInJavaApiTest {
  @Test
  void theApiDependsOnNoKotlin() {
    noClasses()
        .that(describe("are in java-api", Jars::ofApi))
        .should()
        .dependOnClassesThat(resideInAnyPackage("kotlin..", "kotlinx..", "dev.asyncio4j.impl.."))
        .check(Jars.ALL);
  }

  /**
   * ArchUnit sees a type argument of a class's own signatures; this reads what reflection prints of
   * all of them.
   */
  @Test
  void noSignatureNamesKotlin() {
    var found = new ArrayList<String>();
    for (var type : Jars.apiClasses()) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.toGenericString().matches(".*\\bkotlinx?\\..*"))
          found.add(method.toGenericString());
      }
      for (var constructor : type.getDeclaredConstructors()) {
        if (constructor.toGenericString().matches(".*\\bkotlinx?\\..*"))
          found.add(constructor.toGenericString());
      }
    }
    assertThat(found).as("methods of java-api with a Kotlin type in their signature").isEmpty();
  }
}
