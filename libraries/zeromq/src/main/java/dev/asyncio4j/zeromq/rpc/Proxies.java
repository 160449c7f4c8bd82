package dev.asyncio4j.zeromq.rpc;

import dev.asyncio4j.Coroutine;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Objects whose methods are remote calls. */
final class Proxies {
  /** Makes a call of a method. */
  interface Calls {
    Coroutine<?> call(String name, @Nullable Object[] args, Type result);
  }

  private Proxies() {}

  /** Returns a proxy whose methods have answers. */
  static <I> I calling(Class<I> api, Calls calls) {
    return proxy(api, calls, Object.class);
  }

  /** Returns a proxy whose methods have none. */
  static <I> I telling(Class<I> api, Calls calls) {
    return proxy(api, calls, Void.class);
  }

  private static <I> I proxy(Class<I> api, Calls calls, Class<?> results) {
    if (!api.isInterface()) throw new IllegalArgumentException(api + " is not an interface");
    var defaults = new DefaultMethods();
    for (var method : api.getMethods()) {
      if (isCall(method)) check(method, results);
      else if (method.isDefault()) defaults.add(method);
    }
    InvocationHandler handler =
        (self, method, args) -> {
          var values = args == null ? new Object[0] : args;
          if (method.getDeclaringClass() == Object.class)
            return ofObject(self, api, method, values);
          if (!isCall(method)) return defaults.call(self, method, values);
          return calls.call(Names.of(method), spread(method, values), result(method));
        };
    return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, handler));
  }

  /** Returns the arguments, each of those for a parameter that takes any number as one. */
  private static Object[] spread(Method method, Object[] args) {
    int last = args.length - 1;
    if (!method.isVarArgs() || args[last] instanceof byte[]) return args;
    var all = new ArrayList<>(Arrays.asList(args).subList(0, last));
    for (int i = 0; i < Array.getLength(args[last]); i++) all.add(Array.get(args[last], i));
    return all.toArray();
  }

  private static boolean isCall(Method method) {
    return Modifier.isAbstract(method.getModifiers());
  }

  private static void check(Method method, Class<?> results) {
    boolean fits = results == Object.class || result(method) == results;
    if (method.getReturnType() == Coroutine.class && fits) return;
    throw new IllegalArgumentException(
        "%s must return a Coroutine%s"
            .formatted(method, results == Void.class ? "<Void>: no answer comes" : ""));
  }

  /** {@return the type of what the coroutine gives} */
  private static Type result(Method method) {
    if (!(method.getGenericReturnType() instanceof ParameterizedType type)) return Object.class;
    return type.getActualTypeArguments()[0];
  }

  private static Object ofObject(Object self, Class<?> api, Method method, Object[] args) {
    return switch (method.getName()) {
      case "equals" -> self == args[0];
      case "hashCode" -> System.identityHashCode(self);
      default -> "<remote " + api.getSimpleName() + ">";
    };
  }
}
