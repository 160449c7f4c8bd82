package dev.asyncio4j.operators;

import org.jspecify.annotations.Nullable;

/** The items after the first ones. */
final class Skipped<T extends @Nullable Object> extends Stage<T, T> {
  private long left;

  Skipped(Pull<T> source, long left) {
    super(source);
    this.left = left;
  }

  @Override
  boolean advance() throws Exception {
    for (; left > 0; left--) {
      if (!source.advance()) return false;
    }
    if (!source.advance()) return false;
    item = source.item;
    return true;
  }
}
