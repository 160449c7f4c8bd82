package dev.asyncio4j.operators;

import dev.asyncio4j.Body1;
import org.jspecify.annotations.Nullable;

/** The items up to the first that passes a test, that one too. */
final class Until<T extends @Nullable Object> extends Stage<T, T> {
  private final Body1<? super T, Boolean> test;
  private boolean found;

  Until(Pull<T> source, Body1<? super T, Boolean> test) {
    super(source);
    this.test = test;
  }

  @Override
  boolean advance() throws Exception {
    if (found || !source.advance()) return false;
    item = source.item;
    found = test.run(item);
    return true;
  }
}
