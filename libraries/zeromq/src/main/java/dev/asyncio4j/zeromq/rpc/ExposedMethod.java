package dev.asyncio4j.zeromq.rpc;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A method that remote callers may call. */
final class ExposedMethod {
  private final Parameter[] parameters;
  private final String[] names;

  /** Takes the object and an array of arguments. */
  private final MethodHandle handle;

  ExposedMethod(Method method) {
    parameters = method.getParameters();
    names = new String[parameters.length];
    for (int i = 0; i < names.length; i++) names[i] = Names.snake(parameters[i].getName());
    if (!method.trySetAccessible()) {
      throw new IllegalArgumentException(
          method + " is not accessible: make it public, or open its package");
    }
    try {
      handle =
          onTarget(method)
              .asSpreader(Object[].class, names.length)
              .asType(MethodType.methodType(Object.class, Object.class, Object[].class));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(method + " is not accessible", e);
    }
  }

  /** {@return a handle that takes the object first, which a static method does not} */
  private static MethodHandle onTarget(Method method) throws IllegalAccessException {
    var handle = MethodHandles.lookup().unreflect(method);
    boolean isStatic = Modifier.isStatic(method.getModifiers());
    return isStatic ? MethodHandles.dropArguments(handle, 0, Object.class) : handle;
  }

  /** {@return the arguments in their places; null if they do not fit} */
  @Nullable Object @Nullable [] bind(
      List<@Nullable Object> args, Map<String, @Nullable Object> named) {
    if (args.size() + named.size() != parameters.length) return null;
    var bound = new @Nullable Object[parameters.length];
    for (int i = 0; i < bound.length; i++) {
      boolean isNamed = i >= args.size();
      if (isNamed && !named.containsKey(names[i])) return null;
      var value = isNamed ? named.get(names[i]) : args.get(i);
      bound[i] = Values.as(parameters[i].getType(), value);
      if (bound[i] == Values.NONE) return null;
    }
    return bound;
  }

  @Nullable Object call(Object target, @Nullable Object[] bound) throws Exception {
    try {
      return (Object) handle.invokeExact(target, bound);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("neither an exception nor an error", e);
    }
  }

  /** {@return the parameters, as in {@code (int a, String b)}} */
  String signature() {
    var text = Arrays.toString(parameters);
    return "(" + text.substring(1, text.length() - 1) + ")";
  }
}
