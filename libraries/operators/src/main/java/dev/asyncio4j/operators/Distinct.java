package dev.asyncio4j.operators;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The items that are not equal to the one before them. */
final class Distinct<T extends @Nullable Object> extends Stage<T, T> {
  private boolean begun;

  Distinct(Pull<T> source) {
    super(source);
  }

  @Override
  boolean advance() throws Exception {
    while (source.advance()) {
      if (begun && Objects.equals(item, source.item)) continue;
      begun = true;
      item = source.item;
      return true;
    }
    return false;
  }
}
