package dev.asyncio4j.operators;

import org.jspecify.annotations.Nullable;

/** The items with their numbers. */
final class Enumerated<T extends @Nullable Object> extends Stage<T, Indexed<T>> {
  private long index;
  private final long step;

  Enumerated(Pull<T> source, long index, long step) {
    super(source);
    this.index = index;
    this.step = step;
  }

  @Override
  boolean advance() throws Exception {
    if (!source.advance()) return false;
    item = new Indexed<>(index, source.item);
    index += step;
    return true;
  }
}
