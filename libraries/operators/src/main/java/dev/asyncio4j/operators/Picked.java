package dev.asyncio4j.operators;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The one item at an index, which counts from the end if it is negative. */
final class Picked<T extends @Nullable Object> extends Stage<T, T> {
  private final int index;
  private boolean given;

  Picked(Pull<T> source, int index) {
    super(source);
    this.index = index;
  }

  @Override
  boolean advance() throws Exception {
    if (given) return false;
    given = true;
    item = index >= 0 ? fromTheStart() : fromTheEnd();
    return true;
  }

  private T fromTheStart() throws Exception {
    for (int seen = 0; seen <= index; seen++) {
      if (!source.advance()) throw outOfRange(seen);
    }
    return source.item;
  }

  private T fromTheEnd() throws Exception {
    long needed = -(long) index;
    long seen = 0;
    var window = new ArrayDeque<Item<T>>();
    for (; source.advance(); seen++) {
      if (window.size() == needed) window.remove();
      window.add(new Item<>(source.item));
    }
    if (seen < needed) throw outOfRange(seen);
    return window.remove().value();
  }

  private IndexOutOfBoundsException outOfRange(long size) {
    return new IndexOutOfBoundsException(
        "Index out of range: item(%d) of a stream of %d items".formatted(index, size));
  }
}
