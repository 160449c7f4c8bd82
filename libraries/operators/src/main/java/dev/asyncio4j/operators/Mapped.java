package dev.asyncio4j.operators;

import dev.asyncio4j.Body1;
import org.jspecify.annotations.Nullable;

/** The items changed by a function. */
final class Mapped<T extends @Nullable Object, R extends @Nullable Object> extends Stage<T, R> {
  private final Body1<? super T, ? extends R> function;

  Mapped(Pull<T> source, Body1<? super T, ? extends R> function) {
    super(source);
    this.function = function;
  }

  @Override
  boolean advance() throws Exception {
    if (!source.advance()) return false;
    item = function.run(source.item);
    return true;
  }
}
