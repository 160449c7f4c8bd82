package dev.asyncio4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.rules.Once;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** In java-api a type is non-null unless it says otherwise, in every package. */
@Once
class NullMarkedTest {
  @Test
  void everyPackageOfTheApiIsNullMarked() {
    var packages = Jars.apiClasses().stream().map(Class::getPackage).collect(Collectors.toSet());
    var unmarked = new TreeSet<String>();
    for (var each : packages) {
      if (!each.isAnnotationPresent(NullMarked.class)) unmarked.add(each.getName());
    }
    assertThat(packages).isNotEmpty();
    assertThat(unmarked).as("packages without @NullMarked in their package-info.java").isEmpty();
  }
}
