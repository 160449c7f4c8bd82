package dev.asyncio4j.operators;

import dev.asyncio4j.Body1;
import org.jspecify.annotations.Nullable;

/** The items that pass a test. */
final class Filtered<T extends @Nullable Object> extends Stage<T, T> {
  private final Body1<? super T, Boolean> test;

  Filtered(Pull<T> source, Body1<? super T, Boolean> test) {
    super(source);
    this.test = test;
  }

  @Override
  boolean advance() throws Exception {
    while (source.advance()) {
      if (test.run(source.item)) {
        item = source.item;
        return true;
      }
    }
    return false;
  }
}
