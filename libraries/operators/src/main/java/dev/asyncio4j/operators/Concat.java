package dev.asyncio4j.operators;

import dev.asyncio4j.AsyncIterable;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The items of the streams that an outer one gives, stream by stream.
 *
 * <p>Each is asked for its first item when it is given, and for more when its turn has come.
 */
final class Concat<T extends @Nullable Object> extends Pull<T> {
  private final String operator;
  private final int limit;
  private final RunScope scope;
  private final Bell bell = new Bell();
  private final Branch<? extends AsyncIterable<? extends T>> outer;

  /** The streams that have not ended, at most {@link #limit}; it is the first one's turn. */
  private final ArrayDeque<Branch<T>> open = new ArrayDeque<>();

  private int opened;

  /** True if the last item was given: the first stream is asked for the next. */
  private boolean given;

  Concat(
      String operator,
      Pull<? extends AsyncIterable<? extends T>> streams,
      int limit,
      RunScope scope) {
    this.operator = operator;
    this.limit = limit;
    this.scope = scope;
    outer = new Branch<>(operator, 0, streams, branch -> bell.ring());
  }

  @Override
  boolean advance() throws Exception {
    if (given) open.element().ask();
    given = false;
    while (true) {
      if (outer.isResting() && open.size() < limit) outer.ask();
      if (outer.hasEnded() && open.isEmpty()) return false;
      Branch<T> first = open.peek();
      if (outer.hasArrived()) {
        if (outer.take()) open(outer.item());
      } else if (first == null || !first.hasArrived()) {
        bell.waitForRing();
      } else if (first.take()) {
        given = true;
        item = first.item();
        return true;
      } else {
        open.remove().close();
      }
    }
  }

  private void open(AsyncIterable<? extends T> stream) {
    Pull<T> pull = Recipe.<T>of(stream).open(scope);
    Branch<T> inner = new Branch<>(operator, ++opened, pull, branch -> bell.ring());
    open.add(inner);
    inner.ask();
  }

  @Override
  void close() throws Exception {
    new Closing().step(() -> Closing.all(open)).step(outer::close).end();
  }
}
