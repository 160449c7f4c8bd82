package dev.asyncio4j.zeromq.rpc;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The default methods of an interface, for proxies of it. */
final class DefaultMethods {
  /** The methods of interfaces that not everybody may call: the JDK's own way refuses them. */
  private final Map<Method, MethodHandle> hidden = new HashMap<>();

  /**
   * Adds a method.
   *
   * @throws IllegalArgumentException if it cannot be called from here
   */
  void add(Method method) {
    var type = method.getDeclaringClass();
    var here = DefaultMethods.class.getModule();
    boolean isExported = type.getModule().isExported(type.getPackageName(), here);
    if (Modifier.isPublic(type.getModifiers()) && isExported) return;
    here.addReads(type.getModule()); // of the class path, say, which no module reads of itself
    try {
      var inside = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      hidden.put(method, inside.unreflectSpecial(method, type));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(
          method + " is not accessible: make its interface public, or open its package", e);
    }
  }

  @Nullable Object call(Object proxy, Method method, @Nullable Object... arguments)
      throws Throwable {
    var handle = hidden.get(method);
    if (handle == null) return InvocationHandler.invokeDefault(proxy, method, arguments);
    return handle.bindTo(proxy).invokeWithArguments(arguments);
  }
}
