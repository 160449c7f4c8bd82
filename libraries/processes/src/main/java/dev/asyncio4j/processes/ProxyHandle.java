package dev.asyncio4j.processes;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.processes.Ask.Op;
import java.io.Serial;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls of an object of a manager, as a proxy of its interface makes them. */
final class ProxyHandle extends Handle implements InvocationHandler {
  @Serial private static final long serialVersionUID = 1L;

  /** Methods whose result is a view, which stays here: they work on a copy. */
  private static final Set<String> VIEWS =
      Set.of(
          "iterator",
          "listIterator",
          "spliterator",
          "stream",
          "parallelStream",
          "forEach",
          "entrySet",
          "keySet",
          "values",
          "subList");

  ProxyHandle(Address address, long object) {
    super(address, object);
  }

  static ProxyHandle of(Object proxy) {
    if (Proxy.isProxyClass(proxy.getClass())
        && Proxy.getInvocationHandler(proxy) instanceof ProxyHandle handle) {
      return handle;
    }
    throw new IllegalArgumentException(proxy.getClass().getName() + " is no object of a manager");
  }

  @SuppressWarnings("unchecked") // it implements what it is asked for
  <I> I as(Class<I> api) {
    return (I)
        Proxy.newProxyInstance(
            api.getClassLoader() == null
                ? ProxyHandle.class.getClassLoader()
                : api.getClassLoader(),
            new Class<?>[] {api},
            this);
  }

  @SuppressWarnings("unchecked") // the result is the function's
  <I, R extends @Nullable Object> Coroutine<R> call(SerializableFunction<I, R> function) {
    return coroutine(Op.INVOKE, Pickle.bytes(function), answer -> (R) result(answer));
  }

  private @Nullable Object blockingCall(SerializableFunction<Object, ?> function) {
    return blocking("coroCall", Op.INVOKE, Pickle.bytes(function), ProxyHandle::result);
  }

  private static @Nullable Object result(@Nullable Object answer) {
    return ((SharedProxy.Answer) Objects.requireNonNull(read(answer))).get();
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    boolean local = method.getDeclaringClass() == Object.class;
    if (local && method.getName().equals("hashCode")) return Long.hashCode(object);
    if (local && method.getName().equals("equals"))
      return arguments != null && proxy == arguments[0];
    if (local && Call.onLoop()) return "<object %d of %s>".formatted(object, address);
    if (VIEWS.contains(method.getName())) {
      Object copy = blockingCall(target -> target);
      try {
        return method.invoke(copy, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
    return blockingCall(SharedProxy.Invocation.of(method, arguments));
  }
}
