package dev.asyncio4j.benchmarks.libraries;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** A channel of Jox, whose classes are of Java 21, reached from bytecode of Java 17. */
final class JoxChannel {
  private static final MethodHandle MAKE;
  private static final MethodHandle PUT;
  private static final MethodHandle TAKE;

  static {
    try {
      Class<?> type = Class.forName("com.softwaremill.jox.Channel");
      var lookup = MethodHandles.publicLookup();
      MAKE =
          lookup
              .findStatic(type, "newBufferedChannel", methodType(type, int.class))
              .asType(methodType(Object.class, int.class));
      PUT =
          lookup
              .findVirtual(type, "send", methodType(void.class, Object.class))
              .asType(methodType(void.class, Object.class, Object.class));
      TAKE =
          lookup
              .findVirtual(type, "receive", methodType(Object.class))
              .asType(methodType(Object.class, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Jox needs JDK 21 or later", e);
    }
  }

  private final Object channel;

  JoxChannel(int capacity) {
    try {
      channel = (Object) MAKE.invokeExact(capacity);
    } catch (Throwable e) {
      throw new IllegalStateException("no channel of Jox", e);
    }
  }

  void send(Object item) {
    try {
      PUT.invokeExact(channel, item);
    } catch (Throwable e) {
      throw new IllegalStateException("a channel of Jox takes nothing", e);
    }
  }

  Object receive() {
    try {
      return (Object) TAKE.invokeExact(channel);
    } catch (Throwable e) {
      throw new IllegalStateException("a channel of Jox gives nothing", e);
    }
  }
}
