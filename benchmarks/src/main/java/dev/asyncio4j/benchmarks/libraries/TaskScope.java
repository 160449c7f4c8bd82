package dev.asyncio4j.benchmarks.libraries;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** {@code StructuredTaskScope}, a preview of JDK 25, reached from bytecode of Java 17. */
final class TaskScope {
  private static final Callable<Integer> CHILD = () -> 1;
  private static final MethodHandle OPEN;
  private static final MethodHandle FORK;
  private static final MethodHandle JOIN;

  static {
    try {
      OPEN = find("open", 0);
      FORK = find("fork", 1, Callable.class);
      JOIN = find("join", 0);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("JDK 25 has it, with --enable-preview", e);
    }
  }

  private TaskScope() {}

  private static MethodHandle find(String name, int count, Class<?>... parameters)
      throws ReflectiveOperationException {
    var method =
        Arrays.stream(
                Class.forName("java.util.concurrent.StructuredTaskScope").getDeclaredMethods())
            .filter(m -> m.getName().equals(name) && m.getParameterCount() == count)
            .filter(m -> parameters.length == 0 || Arrays.equals(m.getParameterTypes(), parameters))
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodException(name));
    MethodHandle handle = MethodHandles.publicLookup().unreflect(method);
    return handle.asType(handle.type().generic());
  }

  /** Runs two children that do nothing. */
  static void ofTwo() {
    try {
      Object scope = (Object) OPEN.invokeExact();
      try (AutoCloseable ends = (AutoCloseable) scope) {
        Object first = (Object) FORK.invokeExact(scope, (Object) CHILD);
        Object second = (Object) FORK.invokeExact(scope, (Object) CHILD);
        Object joined = (Object) JOIN.invokeExact(scope);
      }
    } catch (Throwable e) {
      throw new IllegalStateException("a scope of two children has failed", e);
    }
  }
}
