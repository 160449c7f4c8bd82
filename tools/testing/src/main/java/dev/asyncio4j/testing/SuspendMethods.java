package dev.asyncio4j.testing;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.kotlin.Suspending;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Test and lifecycle methods that are {@code suspend} functions: tasks of the loop, not blocks that
 * JUnit runs and waits for. Loaded only for such methods, for it names Kotlin.
 */
final class SuspendMethods {
  private SuspendMethods() {}

  /**
   * {@return the call of a method, with a continuation behind the arguments that JUnit has for it}
   */
  static Coroutine<@Nullable Object> call(ReflectiveInvocationContext<Method> method) {
    var executable = method.getExecutable();
    var target = method.getTarget().orElse(null);
    executable.setAccessible(true);
    return Suspending.call(
        continuation -> {
          var arguments = new ArrayList<@Nullable Object>(method.getArguments());
          arguments.add(continuation);
          try {
            return executable.invoke(target, arguments.toArray());
          } catch (InvocationTargetException error) {
            throw Places.<RuntimeException>sneaky(error.getCause());
          }
        });
  }
}
