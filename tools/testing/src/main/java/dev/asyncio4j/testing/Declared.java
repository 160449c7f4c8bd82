package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** The settings of a test that its annotations declare. */
final class Declared {
  private Declared() {}

  /** {@return the annotation of the test, or of the nearest class around it} */
  static @Nullable AsyncTest on(ExtensionContext context) {
    var ofMethod =
        context
            .getTestMethod()
            .flatMap(it -> AnnotationSupport.findAnnotation(it, AsyncTest.class));
    if (ofMethod.isPresent()) return ofMethod.get();
    Class<?> type = context.getTestClass().orElse(null);
    for (; type != null; type = type.getEnclosingClass()) {
      var ofClass = AnnotationSupport.findAnnotation(type, AsyncTest.class);
      if (ofClass.isPresent()) return ofClass.get();
    }
    return null;
  }

  static TestOptions options(ExtensionContext context) {
    var declared = on(context);
    var options = limited(TestOptions.defaults(), declared, context);
    if (declared != null) {
      options = options.debug(declared.debug()).autoJump(declared.autoJump()).seed(declared.seed());
      if (declared.realTime()) options = options.realTime();
    }
    var mayLeave =
        context
            .getElement()
            .flatMap(it -> AnnotationSupport.findAnnotation(it, MayLeave.class))
            .or(
                () ->
                    context
                        .getTestClass()
                        .flatMap(it -> AnnotationSupport.findAnnotation(it, MayLeave.class)));
    return mayLeave.isPresent() ? options.mayLeave(mayLeave.get().value()) : options;
  }

  /** The limit of the annotation; else the one that is configured for all tests; else the usual. */
  private static TestOptions limited(
      TestOptions options, @Nullable AsyncTest declared, ExtensionContext context) {
    if (declared != null && !declared.timeout().isEmpty())
      return options.timeout(Limit.parse("timeout", declared.timeout()));
    return context
        .getConfigurationParameter(Limit.PROPERTY)
        .map(text -> options.timeout(Limit.parse(Limit.PROPERTY, text)))
        .orElse(options);
  }

  /** JUnit does not run a test method that returns something, and only warns: this refuses it. */
  static void checkResults(Class<?> type) {
    var methods =
        AnnotationSupport.findAnnotatedMethods(type, Test.class, HierarchyTraversalMode.TOP_DOWN);
    for (var method : methods) {
      if (method.getReturnType() == void.class || isSuspend(method)) continue;
      throw new ExtensionConfigurationException(
          "JUnit does not run "
              + method
              + ": a test method returns nothing; await in it, and make it"
              + " void");
    }
  }

  /** Returns the refusal of a parameter that no single test has asked for. */
  static ParameterResolutionException noTest(ExtensionContext context) {
    return new ParameterResolutionException(
        "no loop for a constructor or method of all tests of "
            + context.getRequiredTestClass().getName()
            + ": each test has its own; take the parameter in the tests or in @BeforeEach, or"
            + " share one loop with a static @RegisterExtension field of type AsyncExtension");
  }

  /** Kotlin's {@code suspend fun} has a last parameter more, and returns an Object. */
  static boolean isSuspend(Method method) {
    var types = method.getParameterTypes();
    return types.length > 0
        && types[types.length - 1].getName().equals("kotlin.coroutines.Continuation");
  }

  /** Runs the method under several orders of steps. */
  static void search(AsyncTest declared, ReflectiveInvocationContext<Method> method) {
    if (declared.realTime())
      throw new ExtensionConfigurationException(
          "schedules and realTime do not go together: orders of steps are tried in virtual time");
    var options = SearchOptions.defaults().schedules(declared.schedules()).seed(declared.seed());
    ScheduleSearch.explore(options, () -> invoke(method)).assertNone();
  }

  /** Calls a method of the test class; in a task if it is a {@code suspend} function. */
  static void invoke(ReflectiveInvocationContext<Method> method) throws Exception {
    var executable = method.getExecutable();
    if (isSuspend(executable)) {
      await(SuspendMethods.call(method));
      return;
    }
    executable.setAccessible(true);
    try {
      executable.invoke(method.getTarget().orElse(null), method.getArguments().toArray());
    } catch (InvocationTargetException error) {
      throw Places.<RuntimeException>sneaky(error.getCause());
    }
  }
}
