package dev.asyncio4j.zeromq.rpc;

import java.lang.reflect.Method;
import java.util.Locale;

/** Names on the wire. */
final class Names {
  private Names() {}

  /** Returns {@code file_size} for {@code fileSize}. */
  static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  static String of(Method method) {
    var mark = method.getAnnotation(RpcMethod.class);
    return mark == null || mark.value().isEmpty() ? snake(method.getName()) : mark.value();
  }
}
