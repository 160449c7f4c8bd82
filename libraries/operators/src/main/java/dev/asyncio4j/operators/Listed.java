package dev.asyncio4j.operators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All items as one list. */
final class Listed<T extends @Nullable Object> extends Stage<T, List<T>> {
  private boolean given;

  Listed(Pull<T> source) {
    super(source);
  }

  @Override
  boolean advance() throws Exception {
    if (given) return false;
    given = true;
    var all = new ArrayList<T>();
    while (source.advance()) all.add(source.item);
    item = Collections.unmodifiableList(all);
    return true;
  }
}
