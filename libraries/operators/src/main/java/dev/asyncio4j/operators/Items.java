package dev.asyncio4j.operators;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The items of an iterable of the JDK, whose iterator is made when the first one is asked for. */
final class Items<T extends @Nullable Object> extends Pull<T> {
  private final Iterable<? extends T> iterable;
  private final RunScope scope;
  private @Nullable Iterator<? extends T> iterator;

  Items(Iterable<? extends T> iterable, RunScope scope) {
    this.iterable = iterable;
    this.scope = scope;
  }

  @Override
  boolean advance() {
    if (iterator == null) iterator = iterable.iterator();
    if (!iterator.hasNext()) return false;
    scope.count();
    item = iterator.next();
    return true;
  }
}
