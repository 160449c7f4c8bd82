package dev.asyncio4j.mongo;

import java.util.function.Consumer;

/**
 * Options of any kind: never changed, but copied.
 *
 * @param <O> their type
 */
abstract class Options<O extends Options<O>> implements Cloneable {
  Options() {}

  @SuppressWarnings("unchecked") // a copy is of the type of its original
  final O changed(Consumer<? super O> change) {
    try {
      var copy = (O) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("options are cloneable", e);
    }
  }
}
