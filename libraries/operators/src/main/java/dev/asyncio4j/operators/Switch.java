package dev.asyncio4j.operators;

import dev.asyncio4j.AsyncIterable;
import org.jspecify.annotations.Nullable;

/** The items of the last stream that an outer one has given. */
final class Switch<T extends @Nullable Object> extends Pull<T> {
  private final String operator;
  private final RunScope scope;
  private final Bell bell = new Bell();
  private final Branch<? extends AsyncIterable<? extends T>> outer;
  private @Nullable Branch<T> current;
  private int opened;

  /** True if the last item was given: the present stream is asked for the next. */
  private boolean given;

  Switch(String operator, Pull<? extends AsyncIterable<? extends T>> streams, RunScope scope) {
    this.operator = operator;
    this.scope = scope;
    outer = new Branch<>(operator, 0, streams, branch -> bell.ring());
  }

  @Override
  boolean advance() throws Exception {
    if (given) current.ask();
    given = false;
    while (true) {
      if (outer.isResting()) outer.ask();
      if (outer.hasEnded() && current == null) return false;
      if (outer.hasArrived()) {
        if (outer.take()) switchTo(outer.item());
      } else if (current == null || !current.hasArrived()) {
        bell.waitForRing();
      } else if (current.take()) {
        given = true;
        item = current.item();
        return true;
      } else {
        closeCurrent();
      }
    }
  }

  private void switchTo(AsyncIterable<? extends T> stream) throws Exception {
    closeCurrent();
    Pull<T> pull = Recipe.<T>of(stream).open(scope);
    current = new Branch<>(operator, ++opened, pull, branch -> bell.ring());
    current.ask();
  }

  private void closeCurrent() throws Exception {
    Branch<T> ended = current;
    current = null;
    if (ended != null) ended.close();
  }

  @Override
  void close() throws Exception {
    new Closing().step(this::closeCurrent).step(outer::close).end();
  }
}
