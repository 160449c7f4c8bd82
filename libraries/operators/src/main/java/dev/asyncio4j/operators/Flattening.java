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
    return streams.wrap(operator, breath -> open(operator, streams.open(breath), limit, breath));
  }

  /** One source at a time needs no task, merged or in order. */
  private <T extends @Nullable Object> Pull<T> open(
      String operator,
      Pull<? extends AsyncIterable<? extends T>> streams,
      int limit,
      Breath breath) {
    if (limit == 1) return new Sequence<>(streams, breath);
    return switch (this) {
      case MERGED -> new Flatten<>(operator, streams, limit, breath);
      case IN_ORDER -> new Concat<>(operator, streams, limit, breath);
      case NEWEST -> new Switch<>(operator, streams, breath);
    };
  }
}
