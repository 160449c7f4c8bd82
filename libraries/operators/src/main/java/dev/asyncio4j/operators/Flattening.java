package dev.asyncio4j.operators;

import dev.asyncio4j.AsyncIterable;
import org.jspecify.annotations.Nullable;

/** The ways to make one stream of several that come with time. */
enum Flattening {
  MERGED,
  IN_ORDER,
  NEWEST;

  <T extends @Nullable Object> Recipe<T> apply(
      String operator, Recipe<? extends AsyncIterable<? extends T>> streams, int limit) {
    Limits.checkTaskLimit(limit);
    return streams.wrap(operator, scope -> open(operator, streams.open(scope), limit, scope));
  }

  /** One source at a time needs no task, merged or in order. */
  private <T extends @Nullable Object> Pull<T> open(
      String operator,
      Pull<? extends AsyncIterable<? extends T>> streams,
      int limit,
      RunScope scope) {
    if (limit == 1) return new Sequence<>(streams, scope);
    return switch (this) {
      case MERGED -> new Flatten<>(operator, streams, limit, scope);
      case IN_ORDER -> new Concat<>(operator, streams, limit, scope);
      case NEWEST -> new Switch<>(operator, streams, scope);
    };
  }
}
