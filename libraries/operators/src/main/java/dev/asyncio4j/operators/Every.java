package dev.asyncio4j.operators;

import org.jspecify.annotations.Nullable;

/** The first of each {@code step} items. */
final class Every<T extends @Nullable Object> extends Stage<T, T> {
  private final int step;
  private int toSkip;

  Every(Pull<T> source, int step) {
    super(source);
    this.step = step;
  }

  @Override
  boolean advance() throws Exception {
    for (; toSkip > 0; toSkip--) {
      if (!source.advance()) return false;
    }
    if (!source.advance()) return false;
    toSkip = step - 1;
    item = source.item;
    return true;
  }
}
