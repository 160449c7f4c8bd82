package dev.asyncio4j.operators;

import org.jspecify.annotations.Nullable;

/** The first items: after the last of them, the source is not asked any more. */
final class Taken<T extends @Nullable Object> extends Stage<T, T> {
  private long left;

  Taken(Pull<T> source, long left) {
    super(source);
    this.left = left;
  }

  @Override
  boolean advance() throws Exception {
    if (left <= 0) return false;
    left--;
    if (!source.advance()) return false;
    item = source.item;
    return true;
  }
}
