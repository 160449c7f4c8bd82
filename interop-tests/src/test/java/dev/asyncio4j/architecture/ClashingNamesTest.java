package dev.asyncio4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.rules.Once;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What a dynamic language sees on the engine's objects: it chooses among all public methods of a
 * name, so none may share the name of a method of the API.
 */
@Once
class ClashingNamesTest {
  private static final List<Class<?>> ENGINE = Jars.classesIn("dev.asyncio4j.impl");

  @Test
  @DisplayName("F-38 no public method of the engine overloads a method of the API")
  void noOverloads() {
    assertThat(ENGINE).hasSizeGreaterThan(100);
    assertThat(ENGINE.stream().flatMap(ClashingNamesTest::clashes)).isEmpty();
  }

  private static Stream<String> clashes(Class<?> type) {
    var promised = promised(type);
    var signatures = promised.stream().map(ClashingNamesTest::signature).toList();
    var names = promised.stream().map(Method::getName).collect(Collectors.toSet());
    return Arrays.stream(type.getMethods())
        .filter(method -> !method.isBridge() && !Modifier.isStatic(method.getModifiers()))
        .filter(method -> names.contains(method.getName()))
        .filter(method -> !signatures.contains(signature(method)))
        .filter(method -> !isObject(method) && !isSpecialised(type, method))
        .map(method -> type.getName() + ": " + signature(method));
  }

  /** What the API says of such an object. */
  private static Set<Method> promised(Class<?> type) {
    return interfaces(type)
        .filter(each -> each.getName().startsWith("dev.asyncio4j."))
        .filter(each -> !each.getName().startsWith("dev.asyncio4j.impl."))
        .flatMap(each -> Arrays.stream(each.getMethods()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .collect(Collectors.toSet());
  }

  private static Stream<Class<?>> interfaces(Class<?> type) {
    var above = type.getSuperclass();
    var own =
        Arrays.stream(type.getInterfaces())
            .flatMap(each -> Stream.concat(Stream.of(each), interfaces(each)));
    return above == null ? own : Stream.concat(own, interfaces(above));
  }

  /** An override that names a type where the interface has a variable has a bridge beside it. */
  private static boolean isSpecialised(Class<?> type, Method method) {
    return Arrays.stream(type.getMethods())
        .filter(each -> each.isBridge() && each.getName().equals(method.getName()))
        .anyMatch(each -> each.getParameterCount() == method.getParameterCount());
  }

  private static boolean isObject(Method method) {
    return method.getDeclaringClass() == Object.class;
  }

  private static String signature(Method method) {
    return method.getName()
        + Arrays.stream(method.getParameterTypes())
            .map(Class::getName)
            .collect(Collectors.joining(", ", "(", ")"));
  }
}
