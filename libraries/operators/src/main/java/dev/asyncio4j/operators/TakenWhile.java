package dev.asyncio4j.operators;

import dev.asyncio4j.Body1;
import org.jspecify.annotations.Nullable;

/** The items up to the first that fails a test. */
final class TakenWhile<T extends @Nullable Object> extends Stage<T, T> {
  private final Body1<? super T, Boolean> test;

  TakenWhile(Pull<T> source, Body1<? super T, Boolean> test) {
    super(source);
    this.test = test;
  }

  @Override
  boolean advance() throws Exception {
    if (!source.advance() || !test.run(source.item)) return false;
    item = source.item;
    return true;
  }
}
