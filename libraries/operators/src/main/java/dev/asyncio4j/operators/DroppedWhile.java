package dev.asyncio4j.operators;

import dev.asyncio4j.Body1;
import org.jspecify.annotations.Nullable;

/** The items from the first that fails a test. */
final class DroppedWhile<T extends @Nullable Object> extends Stage<T, T> {
  private final Body1<? super T, Boolean> test;
  private boolean passing;

  DroppedWhile(Pull<T> source, Body1<? super T, Boolean> test) {
    super(source);
    this.test = test;
  }

  @Override
  boolean advance() throws Exception {
    while (source.advance()) {
      if (passing || !test.run(source.item)) {
        passing = true;
        item = source.item;
        return true;
      }
    }
    return false;
  }
}
