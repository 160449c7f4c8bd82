package dev.asyncio4j.operators;

import dev.asyncio4j.AsyncIterable;
import org.jspecify.annotations.Nullable;

/** The items of one stream after the other, each of which is opened when its turn comes. */
final class Sequence<T extends @Nullable Object> extends Pull<T> {
  private final Pull<? extends AsyncIterable<? extends T>> streams;
  private final RunScope scope;
  private @Nullable Pull<T> current;

  Sequence(Pull<? extends AsyncIterable<? extends T>> streams, RunScope scope) {
    this.streams = streams;
    this.scope = scope;
  }

  @Override
  boolean advance() throws Exception {
    while (true) {
      if (current == null) {
        if (!streams.advance()) return false;
        current = Recipe.<T>of(streams.item).open(scope);
      }
      if (current.advance()) {
        item = current.item;
        return true;
      }
      closeCurrent();
    }
  }

  private void closeCurrent() throws Exception {
    Pull<T> ended = current;
    current = null;
    if (ended != null) ended.close();
  }

  @Override
  void close() throws Exception {
    new Closing().step(this::closeCurrent).step(streams::close).end();
  }
}
