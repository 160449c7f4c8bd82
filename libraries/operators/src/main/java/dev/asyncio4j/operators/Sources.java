package dev.asyncio4j.operators;

import dev.asyncio4j.AsyncIterable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The streams that an operator combines. */
record Sources<T extends @Nullable Object>(List<Recipe<T>> streams) {
  /** Makes the run of an operator around those of its sources. */
  @FunctionalInterface
  interface Around<T extends @Nullable Object, R extends @Nullable Object> {
    Pull<R> open(List<Pull<T>> sources);
  }

  static <T extends @Nullable Object> Sources<T> of(
      Collection<? extends AsyncIterable<? extends T>> sources) {
    var streams = new ArrayList<Recipe<T>>(sources.size());
    for (AsyncIterable<? extends T> source : sources) streams.add(Recipe.of(source));
    return new Sources<>(streams);
  }

  /** Returns an operator that asks each source in a task of its own, so on a stack of its own. */
  <R extends @Nullable Object> Recipe<R> combined(String operator, Around<T, R> around) {
    return Recipe.make(operator, scope -> around.open(opened(scope)));
  }

  private List<Pull<T>> opened(RunScope scope) {
    return streams.stream().map(stream -> stream.open(scope)).toList();
  }

  Recipe<T> chained() {
    int below = streams.stream().mapToInt(stream -> stream.depth).max().orElse(0);
    return Recipe.make("chain", below, scope -> new Sequence<>(new Items<>(streams, scope), scope));
  }
}
