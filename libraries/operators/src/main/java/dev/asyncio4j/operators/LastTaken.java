package dev.asyncio4j.operators;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The last items: at most that many are kept until the source has ended. */
final class LastTaken<T extends @Nullable Object> extends Stage<T, T> {
  private final long count;
  private boolean ended;
  private ArrayDeque<Item<T>> last = new ArrayDeque<>();

  LastTaken(Pull<T> source, long count) {
    super(source);
    this.count = count;
  }

  @Override
  boolean advance() throws Exception {
    if (!ended) keepLast();
    Item<T> next = last.poll();
    if (next == null) return false;
    item = next.value();
    return true;
  }

  private void keepLast() throws Exception {
    while (source.advance()) {
      if (count <= 0) continue;
      if (last.size() == count) last.remove();
      last.add(new Item<>(source.item));
    }
    ended = true;
    source.close();
  }
}
