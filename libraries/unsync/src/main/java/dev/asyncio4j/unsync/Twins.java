package dev.asyncio4j.unsync;

import dev.asyncio4j.Coroutine;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The methods of an interface and their twins, which do the work. */
final class Twins implements InvocationHandler {
  private final Object target;

  private final Map<Method, Method> twins = new HashMap<>();

  /** The methods that have no twin and need none. */
  private final DefaultMethods defaults = new DefaultMethods();

  private Twins(Class<?> api, Object target) {
    this.target = target;
    for (var method : api.getMethods()) {
      if (Modifier.isStatic(method.getModifiers())) continue;
      var twin = twinOf(method, target.getClass());
      if (twin != null) twins.put(method, twin);
      else if (method.isDefault()) defaults.add(method);
      else throw hasNoTwin(method);
    }
  }

  static <I> I proxy(Class<I> api, Object target) {
    Objects.requireNonNull(target, "target");
    if (!api.isInterface()) {
      throw new IllegalArgumentException(api + " is a class: a proxy needs an interface");
    }
    var handler = new Twins(api, target);
    return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, handler));
  }

  private static @Nullable Method twinOf(Method method, Class<?> type) {
    try {
      var twin = type.getMethod(method.getName(), method.getParameterTypes());
      boolean fits = method.isDefault() || method.getReturnType() == Unfuture.class;
      return fits && twin.trySetAccessible() ? twin : null;
    } catch (NoSuchMethodException none) {
      return null;
    }
  }

  private IllegalArgumentException hasNoTwin(Method method) {
    return new IllegalArgumentException(
        method.getReturnType() == Unfuture.class
            ? "%s has no twin: %s needs a public method of that name and these parameters"
                .formatted(method, target.getClass())
            : method + " must return an Unfuture");
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) return ofObject(method, arguments);
    var twin = twins.get(method);
    if (twin == null) {
      return defaults.call(proxy, method, arguments == null ? new Object[0] : arguments);
    }
    if (method.getReturnType() != Unfuture.class) return call(twin, target, arguments);
    if (method.isAnnotationPresent(CpuBound.class)) {
      return Unsync.cpuBound(new MethodCall(target, MethodName.of(twin), arguments));
    }
    if (Coroutine.class.isAssignableFrom(twin.getReturnType())) {
      return Unsync.start((Coroutine<?>) call(twin, target, arguments));
    }
    return Unsync.threaded(() -> called(twin, target, arguments));
  }

  private @Nullable Object ofObject(Method method, Object @Nullable [] arguments) throws Throwable {
    if (!method.getName().equals("equals")) return call(method, target, arguments);
    var other = arguments[0];
    boolean isProxy = other != null && Proxy.isProxyClass(other.getClass());
    if (isProxy && Proxy.getInvocationHandler(other) instanceof Twins that) other = that.target;
    return target.equals(other);
  }

  private static @Nullable Object call(Method method, Object target, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Calls a method in a body, which throws exceptions and errors only. */
  private static @Nullable Object called(
      Method method, Object target, Object @Nullable [] arguments) throws Exception {
    try {
      return call(method, target, arguments);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(method + " threw " + e, e);
    }
  }

  /** A method by its names, for methods cannot be serialised. */
  private record MethodName(Class<?> type, String name, Class<?>[] parameters)
      implements Serializable {
    static MethodName of(Method method) {
      return new MethodName(
          method.getDeclaringClass(), method.getName(), method.getParameterTypes());
    }

    Method method() throws ReflectiveOperationException {
      var method = type.getMethod(name, parameters);
      method.trySetAccessible();
      return method;
    }
  }

  /** A call of a method in another process. */
  @SuppressWarnings("serial") // whether the target can be serialised is checked at the call
  private record MethodCall(Object target, MethodName name, Object @Nullable [] arguments)
      implements SerializableBody<@Nullable Object> {
    @Override
    public @Nullable Object run() throws Exception {
      return called(name.method(), target, arguments);
    }
  }
}
