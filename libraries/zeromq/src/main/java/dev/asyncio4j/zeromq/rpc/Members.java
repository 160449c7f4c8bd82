package dev.asyncio4j.zeromq.rpc;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the function that a dotted name stands for. */
final class Members {
  private Members() {}

  /**
   * Checks that an object can handle calls.
   *
   * @throws IllegalArgumentException if it exposes nothing
   */
  static void check(Object handler) {
    if (handler instanceof RpcHandler || handler instanceof Map) return;
    if (!ExposedClass.of(handler.getClass()).isEmpty()) return;
    throw new IllegalArgumentException(
        "handler must be an RpcHandler, a Map or have members with @RpcMethod, got a "
            + handler.getClass().getName());
  }

  static RpcFunction find(Object handler, String name) {
    var found = handler;
    for (var part : name.split("\\.", -1)) {
      if (found instanceof RpcFunction) throw missing(name);
      found = member(found, part);
      if (found == null) throw missing(name);
    }
    if (found instanceof RpcFunction function) return function;
    throw missing(name);
  }

  private static @Nullable Object member(Object handler, String name) {
    if (handler instanceof RpcHandler dynamic) return dynamic.member(name);
    if (handler instanceof Map<?, ?> map) return map.get(name);
    return ExposedClass.of(handler.getClass()).member(handler, name);
  }

  private static NotFoundException missing(String name) {
    return new NotFoundException(name);
  }
}
