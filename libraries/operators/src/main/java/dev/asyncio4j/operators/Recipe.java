package dev.asyncio4j.operators;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.AsyncIterator;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The one kind of stream: an operator, and how to open a run of it. Immutable. */
final class Recipe<T extends @Nullable Object> implements Stream<T> {
  private static final int SHOWN = 10;

  private final String operator;

  /** The stream that the operator is applied to; null for those with none, or with several. */
  private final @Nullable Recipe<?> source;

  /** The number of operators that call one another when an item is asked for. */
  final int depth;

  final Opening<T> opening;

  /** Makes a run, which opens nothing before it is asked. */
  @FunctionalInterface
  interface Opening<T extends @Nullable Object> {
    Pull<T> open(RunScope scope);
  }

  /** Makes the run of an operator around that of its source. */
  @FunctionalInterface
  interface Around<S extends @Nullable Object, T extends @Nullable Object> {
    Pull<T> open(Pull<S> source);
  }

  private Recipe(String operator, @Nullable Recipe<?> source, int depth, Opening<T> opening) {
    this.operator = operator;
    this.source = source;
    this.depth = depth;
    this.opening = opening;
  }

  /** Returns {@code source} as a stream: one that is one already stays itself. */
  @SuppressWarnings("unchecked") // a source only gives items
  static <T extends @Nullable Object> Recipe<T> of(AsyncIterable<? extends T> source) {
    Objects.requireNonNull(source, "source");
    if (source instanceof Recipe<?> recipe) return (Recipe<T>) recipe;
    AsyncIterable<T> items = (AsyncIterable<T>) source;
    Opening<T> opening = scope -> new Source<>(items, scope);
    return make("iterate", source instanceof AsyncIterator<?> ? once(source, opening) : opening);
  }

  static <T extends @Nullable Object> Recipe<T> make(String operator, Opening<T> opening) {
    return make(operator, 0, opening);
  }

  /** Returns an operator that calls runs of streams at most {@code below} operators deep. */
  static <T extends @Nullable Object> Recipe<T> make(
      String operator, int below, Opening<T> opening) {
    return new Recipe<>(operator, null, below + 1, opening);
  }

  /** Returns {@code opening} for a source that gives its items once. */
  static <T extends @Nullable Object> Opening<T> once(Object source, Opening<T> opening) {
    var used = new AtomicBoolean();
    return scope -> {
      if (used.getAndSet(true)) {
        throw new IllegalStateException(
            "the source runs once, and has run: "
                + source
                + "; make a new one, or give an AsyncIterable that makes one for each run");
      }
      return opening.open(scope);
    };
  }

  <R extends @Nullable Object> Recipe<R> then(String operator, Around<T, R> around) {
    return wrap(operator, scope -> around.open(open(scope)));
  }

  /** Returns this with an operator that opens its source itself. */
  <R extends @Nullable Object> Recipe<R> wrap(String operator, Opening<R> opening) {
    return new Recipe<>(operator, this, depth + 1, opening);
  }

  Pull<T> open(RunScope scope) {
    return opening.open(scope);
  }

  @Override
  public AsyncGenerator<T> iterator() {
    return new StreamGenerator<>(this);
  }

  @Override
  public Streamer<T> stream() {
    return new RunStreamer<>(this);
  }

  @Override
  public String toString() {
    var names = new ArrayDeque<String>();
    for (Recipe<?> at = this; at != null; at = at.source) {
      if (names.size() == SHOWN) {
        names.addFirst("…");
        break;
      }
      names.addFirst(at.operator);
    }
    return "<Stream " + String.join(" | ", names) + ">";
  }
}
