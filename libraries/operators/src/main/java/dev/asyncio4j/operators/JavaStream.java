package dev.asyncio4j.operators;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The items of a stream of the JDK, which is closed with the run. */
final class JavaStream<T extends @Nullable Object> extends Pull<T> {
  private final java.util.stream.Stream<? extends T> stream;
  private final RunScope scope;
  private @Nullable Iterator<? extends T> iterator;
  private boolean closed;

  JavaStream(java.util.stream.Stream<? extends T> stream, RunScope scope) {
    this.stream = stream;
    this.scope = scope;
  }

  @Override
  boolean advance() {
    if (iterator == null) iterator = stream.iterator();
    if (!iterator.hasNext()) return false;
    scope.count();
    item = iterator.next();
    return true;
  }

  @Override
  void close() {
    if (closed) return;
    closed = true;
    stream.close();
  }
}
