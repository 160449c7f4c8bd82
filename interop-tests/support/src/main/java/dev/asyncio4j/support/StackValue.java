package dev.asyncio4j.support;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * A value bound for the time of a call: the JDK's {@code ScopedValue} from JDK 25 on; before, a
 * thread-local that is set and taken back.
 */
public interface StackValue {
  String get();

  void bind(String value, Runnable code);

  static StackValue create() {
    return Runtime.version().feature() >= 25 ? new Scoped() : new Local();
  }

  /** Stands in for it on JDKs that have none. */
  final class Local implements StackValue {
    private final ThreadLocal<String> value = new ThreadLocal<>();

    @Override
    public String get() {
      return value.get();
    }

    @Override
    public void bind(String next, Runnable code) {
      var before = value.get();
      value.set(next);
      try {
        code.run();
      } finally {
        value.set(before);
      }
    }
  }

  /** The tests are compiled for JDK 17, so method handles stand for the calls. */
  final class Scoped implements StackValue {
    private final Object value;
    private final MethodHandle isBound;
    private final MethodHandle get;
    private final MethodHandle where;
    private final MethodHandle run;

    Scoped() {
      try {
        var lookup = MethodHandles.lookup();
        var type = Class.forName("java.lang.ScopedValue");
        var carrier = Class.forName("java.lang.ScopedValue$Carrier");
        value = lookup.findStatic(type, "newInstance", MethodType.methodType(type)).invoke();
        isBound = lookup.findVirtual(type, "isBound", MethodType.methodType(boolean.class));
        get = lookup.findVirtual(type, "get", MethodType.methodType(Object.class));
        where =
            lookup.findStatic(type, "where", MethodType.methodType(carrier, type, Object.class));
        run = lookup.findVirtual(carrier, "run", MethodType.methodType(void.class, Runnable.class));
      } catch (Throwable e) {
        throw new AssertionError("JDK 25 has scoped values", e);
      }
    }

    @Override
    public String get() {
      try {
        return (boolean) isBound.invoke(value) ? (String) get.invoke(value) : null;
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void bind(String next, Runnable code) {
      try {
        run.invoke(where.invoke(value, next), code);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
    }
  }
}
