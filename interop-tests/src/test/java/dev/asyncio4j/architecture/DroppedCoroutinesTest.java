package dev.asyncio4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.rules.Once;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What returns a coroutine does nothing when that is dropped: tools are told so. */
@Once
class DroppedCoroutinesTest {
  private static List<Method> methods() {
    return Jars.apiClasses().stream()
        .filter(type -> !type.getPackageName().endsWith(".spi"))
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> !method.isSynthetic() && !Modifier.isPrivate(method.getModifiers()))
        .filter(method -> returnsWhatMustBeAwaited(method.getReturnType()))
        .toList();
  }

  private static boolean returnsWhatMustBeAwaited(Class<?> type) {
    return type == Coroutine.class || type == Awaitable.class;
  }

  @Test
  @DisplayName("F-35 everything of the API that returns a coroutine is marked CheckReturnValue")
  void marked() {
    assertThat(methods()).hasSizeGreaterThan(60);
    assertThat(methods()).allMatch(method -> method.isAnnotationPresent(CheckReturnValue.class));
  }
}
