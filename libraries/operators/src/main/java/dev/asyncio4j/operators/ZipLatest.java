package dev.asyncio4j.operators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last items of several sources in a list, anew each time that one of them gives another. */
final class ZipLatest<T extends @Nullable Object> extends Pull<List<T>> {
  private final Merge<T> merge;
  private final List<T> latest;
  private final boolean[] seen;
  private int missing;

  ZipLatest(List<Pull<T>> sources, ZipOptions<T> options) {
    merge = new Merge<>("zipLatest", sources);
    latest = new ArrayList<>(Collections.nCopies(sources.size(), options.fallback()));
    seen = new boolean[sources.size()];
    missing = options.partial() ? 0 : sources.size();
  }

  @Override
  boolean advance() throws Exception {
    do {
      if (!merge.advance()) return false;
      note(merge.place(), merge.item);
    } while (missing > 0);
    item = Collections.unmodifiableList(new ArrayList<>(latest));
    return true;
  }

  private void note(int place, T value) {
    latest.set(place, value);
    if (seen[place]) return;
    seen[place] = true;
    missing--;
  }

  @Override
  void close() throws Exception {
    merge.close();
  }
}
