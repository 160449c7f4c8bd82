package dev.asyncio4j.zeromq.rpc;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A method that remote callers may call. */
final class ExposedMethod {
  private final Method method;

  /** The parameters' types; of the one that takes the rest, that of an item. */
  private final Class<?>[] types;

  private final Type[] generics;

  /** The parameters' names, as in Java and on the wire. */
  private final String[] javaNames;

  private final String[] names;

  /** True if the last parameter takes the rest of the arguments; bytes are one argument. */
  final boolean takesRest;

  /** The number of parameters that take one argument each. */
  private final int single;

  /** Takes the object and an array of arguments. */
  private final MethodHandle handle;

  ExposedMethod(Method method) {
    this.method = method;
    types = method.getParameterTypes();
    generics = method.getGenericParameterTypes();
    int last = types.length - 1;
    takesRest = method.isVarArgs() && types[last] != byte[].class;
    single = takesRest ? last : types.length;
    if (takesRest) {
      types[last] = types[last].getComponentType();
      generics[last] = item(generics[last]);
    }
    var parameters = method.getParameters();
    javaNames = new String[types.length];
    names = new String[types.length];
    for (int i = 0; i < names.length; i++) {
      javaNames[i] = parameters[i].getName();
      names[i] = Names.snake(javaNames[i]);
    }
    handle = handle(method);
  }

  private static Type item(Type array) {
    if (array instanceof GenericArrayType generic) return generic.getGenericComponentType();
    return ((Class<?>) array).getComponentType();
  }

  private static MethodHandle handle(Method method) {
    if (!method.trySetAccessible()) {
      throw new IllegalArgumentException(
          method + " is not accessible: make it public, or open its package");
    }
    try {
      return onTarget(method)
          .asSpreader(Object[].class, method.getParameterCount())
          .asType(MethodType.methodType(Object.class, Object.class, Object[].class));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(method + " is not accessible", e);
    }
  }

  /** {@return a handle that takes the object first, which a static method does not} */
  private static MethodHandle onTarget(Method method) throws IllegalAccessException {
    var handle = MethodHandles.lookup().unreflect(method).asFixedArity();
    boolean isStatic = Modifier.isStatic(method.getModifiers());
    return isStatic ? MethodHandles.dropArguments(handle, 0, Object.class) : handle;
  }

  List<Class<?>> types() {
    return List.of(types);
  }

  /** {@return the arguments in their places; null if they do not fit} */
  @Nullable Object @Nullable [] bind(
      List<@Nullable Object> args, Map<String, @Nullable Object> named) {
    int byPosition = takesRest ? Math.min(args.size(), single) : args.size();
    if (byPosition + named.size() != single) return null;
    var bound = new @Nullable Object[types.length];
    for (int i = 0; i < single; i++) {
      bound[i] = i < byPosition ? Values.as(generics[i], args.get(i)) : named(i, named);
      if (bound[i] == Values.NONE) return null;
    }
    if (takesRest) {
      var rest = args.subList(byPosition, args.size());
      bound[single] = Values.array(types[single], generics[single], rest);
      if (bound[single] == Values.NONE) return null;
    }
    return bound;
  }

  /** Finds an argument under its name on the wire, or as callers in Java may spell it. */
  private @Nullable Object named(int index, Map<String, @Nullable Object> named) {
    for (var name : List.of(names[index], javaNames[index])) {
      if (named.containsKey(name)) return Values.as(generics[index], named.get(name));
    }
    return Values.NONE;
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

  /** {@return the parameters with their names on the wire, as in {@code (int a, long... rest)}} */
  String signature() {
    return IntStream.range(0, types.length)
        .mapToObj(i -> generics[i].getTypeName() + (i < single ? " " : "... ") + names[i])
        .collect(Collectors.joining(", ", "(", ")"));
  }

  @Override
  public String toString() {
    return method.toString();
  }
}
