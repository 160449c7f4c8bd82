package dev.asyncio4j.operators;

import dev.asyncio4j.AsyncIterable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The items of the streams that an outer one gives, as they come. */
final class Flatten<T extends @Nullable Object> extends Pull<T> {
  private final String operator;
  private final int limit;
  private final RunScope scope;
  private final Arrivals<Branch<?>> arrivals = new Arrivals<>();

  /** Number 0, so that it comes before the streams that it gives. */
  private final Branch<? extends AsyncIterable<? extends T>> outer;

  /** The streams that have not ended, at most {@link #limit}, by the numbers of their branches. */
  private final Map<Integer, Branch<T>> open = new LinkedHashMap<>();

  private int opened;

  /** The branch of the last item, which is asked again together with the stream. */
  private @Nullable Branch<T> given;

  Flatten(
      String operator,
      Pull<? extends AsyncIterable<? extends T>> streams,
      int limit,
      RunScope scope) {
    this.operator = operator;
    this.limit = limit;
    this.scope = scope;
    outer = new Branch<>(operator, 0, streams, arrivals::add);
  }

  @Override
  boolean advance() throws Exception {
    if (given != null) given.ask();
    given = null;
    while (true) {
      if (outer.isResting() && open.size() < limit) outer.ask();
      if (outer.hasEnded() && open.isEmpty()) return false;
      Branch<T> inner = open.get(arrivals.next().number);
      if (inner == null) {
        if (outer.take()) open(outer.item());
      } else if (inner.take()) {
        given = inner;
        item = inner.item();
        return true;
      } else {
        open.remove(inner.number);
        inner.close();
      }
    }
  }

  private void open(AsyncIterable<? extends T> stream) {
    Pull<T> pull = Recipe.<T>of(stream).open(scope);
    Branch<T> inner = new Branch<>(operator, ++opened, pull, arrivals::add);
    open.put(inner.number, inner);
    inner.ask();
  }

  @Override
  void close() throws Exception {
    new Closing().step(() -> Closing.all(open.values())).step(outer::close).end();
  }
}
