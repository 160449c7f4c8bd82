package dev.asyncio4j.operators;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** All items but the last ones: as many are kept as are skipped. */
final class LastSkipped<T extends @Nullable Object> extends Stage<T, T> {
  private final long count;
  private ArrayDeque<Item<T>> kept = new ArrayDeque<>();

  LastSkipped(Pull<T> source, long count) {
    super(source);
    this.count = count;
  }

  @Override
  boolean advance() throws Exception {
    while (source.advance()) {
      if (count <= 0) {
        item = source.item;
        return true;
      }
      kept.add(new Item<>(source.item));
      if (kept.size() > count) {
        item = kept.remove().value();
        return true;
      }
    }
    return false;
  }
}
