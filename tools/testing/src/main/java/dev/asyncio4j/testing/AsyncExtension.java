package dev.asyncio4j.testing;

import dev.asyncio4j.ContextCarrier;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.VirtualTime;
import java.lang.reflect.Method;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs the tests of a class on loops, as {@link AsyncTest} and {@link AsyncTesting} do; registered by
 * hand, it takes options in code.
 *
 * <p><i>Python:</i> pytest-asyncio's plugin. In a static field, all tests of the class and its {@code
 * BeforeAll} and {@code AfterAll} methods share one loop; otherwise each test has its own. A test
 * method or lifecycle method may have parameters of the types {@link EventLoop}, {@link VirtualTime},
 * {@link FakeNetwork}, {@link Trail} and {@link TestScope}; a constructor and a method of the whole
 * class only with a static field.
 *
 * <pre>{@code
 * class ServerTest {
 *   @org.junit.jupiter.api.extension.RegisterExtension
 *   static final AsyncExtension async =
 *       AsyncExtension.of(TestOptions.defaults().timeout(Duration.ofSeconds(30)));
 *
 *   @org.junit.jupiter.api.Test
 *   void serves() {
 *     await(sleep(Duration.ofHours(9)));
 *   }
 * }
 * }</pre>
 */
public final class AsyncExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        AfterEachCallback,
        InvocationInterceptor,
        ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(AsyncExtension.class);
  private static final Set<Class<?>> PARAMETERS =
      Set.of(EventLoop.class, VirtualTime.class, FakeNetwork.class, Trail.class, TestScope.class);

  /** Null if annotations say what the options are. */
  private final @Nullable TestOptions options;

  /** The run of the whole class; null unless this is registered in a static field. */
  private @Nullable TestRun ofClass;

  /** Makes one that goes by the annotations; for JUnit. */
  public AsyncExtension() {
    options = null;
  }

  private AsyncExtension(TestOptions options) {
    this.options = options;
  }

  /** {@return one with the usual options} */
  public static AsyncExtension defaults() {
    return of(TestOptions.defaults());
  }

  /**
   * Returns one with options.
   *
   * @param options clock, limit, and what tests may leave
   * @return the extension, for a field with {@code @RegisterExtension}
   */
  public static AsyncExtension of(TestOptions options) {
    return new AsyncExtension(options);
  }

  /**
   * Returns a copy with the values of threads that go along with each task.
   *
   * @param each thread-locals and the like
   * @return the copy
   */
  public AsyncExtension carriers(ContextCarrier<?>... each) {
    return of(options().carriers(each));
  }

  /** {@return a copy for tests that need the machine's clock} */
  public AsyncExtension realTime() {
    return of(options().realTime());
  }

  private TestOptions options() {
    return options == null ? TestOptions.defaults() : options;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Declared.checkResults(context.getRequiredTestClass());
    if (options != null && ofClass == null) ofClass = new TestRun(options);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    var run = ofClass;
    if (run == null || context.getParent().flatMap(ExtensionContext::getTestClass).isPresent())
      return;
    ofClass = null;
    run.end();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    var run = context.getStore(NAMESPACE).remove(TestRun.class, TestRun.class);
    if (run != null) run.end();
  }

  /** The run of the test of {@code context}, or of the class. */
  private TestRun runOf(ExtensionContext context) {
    var shared = ofClass;
    if (shared != null) return shared;
    var test = context;
    while (isDynamic(test)) test = test.getParent().orElseThrow();
    if (test.getTestMethod().isEmpty()) throw Declared.noTest(test);
    var store = test.getStore(NAMESPACE);
    var run = store.get(TestRun.class, TestRun.class);
    if (run == null) {
      run = new TestRun(options == null ? Declared.options(context) : options);
      store.put(TestRun.class, run);
    }
    return run;
  }

  /** Dynamic tests run on the loop of their factory: no lifecycle method is theirs. */
  private static boolean isDynamic(ExtensionContext context) {
    return context.getUniqueId().contains("[dynamic-");
  }

  private <T extends @Nullable Object> T onLoop(
      Invocation<T> invocation, ExtensionContext context) {
    return runOf(context)
        .part(
            () -> {
              try {
                return invocation.proceed();
              } catch (Throwable error) {
                throw Places.<RuntimeException>sneaky(error);
              }
            });
  }

  /** Runs a method; JUnit would block the loop for a {@code suspend} function. */
  private void onLoop(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context) {
    if (!Declared.isSuspend(method.getExecutable())) {
      onLoop(invocation, context);
      return;
    }
    invocation.skip();
    runOf(context)
        .part(
            () -> {
              Declared.invoke(method);
              return null;
            });
  }

  /** Runs a method of the class; on a loop only if there is one for the class. */
  private void ofClass(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    if (ofClass == null) invocation.proceed();
    else onLoop(invocation, method, context);
  }

  @Override
  public void interceptBeforeAllMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    ofClass(invocation, method, context);
  }

  @Override
  public void interceptAfterAllMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    ofClass(invocation, method, context);
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context) {
    onLoop(invocation, method, context);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context) {
    onLoop(invocation, method, context);
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context) {
    var declared = Declared.on(context);
    if (declared == null || declared.schedules() == 0) {
      onLoop(invocation, method, context);
      return;
    }
    invocation.skip();
    Declared.search(declared, method);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context) {
    onLoop(invocation, method, context);
  }

  @Override
  public <T extends @Nullable Object> T interceptTestFactoryMethod(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context) {
    return onLoop(invocation, context);
  }

  @Override
  public void interceptDynamicTest(
      Invocation<@Nullable Void> invocation,
      DynamicTestInvocationContext test,
      ExtensionContext context) {
    onLoop(invocation, context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    var run = runOf(context);
    if (type == EventLoop.class) return run.loop();
    if (type == Trail.class) return run.trail;
    if (type == FakeNetwork.class) return run.network();
    var scope = new TestScope(run);
    return type == TestScope.class ? scope : scope.time();
  }
}
