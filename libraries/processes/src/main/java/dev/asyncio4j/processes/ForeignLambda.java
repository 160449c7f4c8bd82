package dev.asyncio4j.processes;

import org.jspecify.annotations.Nullable;

/** Lambdas that look serialisable and are not: those of a compiler that did not make them so. */
final class ForeignLambda {
  private ForeignLambda() {}

  static void refuse(@Nullable Object value) {
    if (value == null || !value.getClass().isHidden()) return;
    for (var method : value.getClass().getDeclaredMethods()) {
      if (method.getName().equals("writeReplace")) return;
    }
    throw new NotSerialisableException(
        value.getClass().getName()
            + " is a lambda that cannot be serialised: in Kotlin mark it @JvmSerializableLambda");
  }
}
