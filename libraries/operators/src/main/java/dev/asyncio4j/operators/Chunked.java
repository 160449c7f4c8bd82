package dev.asyncio4j.operators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items in lists of {@code size}; the last one may be shorter. */
final class Chunked<T extends @Nullable Object> extends Stage<T, List<T>> {
  private final int size;
  private boolean ended;

  Chunked(Pull<T> source, int size) {
    super(source);
    this.size = size;
  }

  @Override
  boolean advance() throws Exception {
    if (ended) return false;
    var chunk = new ArrayList<T>(Math.min(size, 16));
    while (chunk.size() < size) {
      if (!source.advance()) {
        ended = true;
        break;
      }
      chunk.add(source.item);
    }
    item = Collections.unmodifiableList(chunk);
    return !chunk.isEmpty();
  }
}
