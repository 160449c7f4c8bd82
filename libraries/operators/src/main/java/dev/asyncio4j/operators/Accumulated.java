package dev.asyncio4j.operators;

import org.jspecify.annotations.Nullable;

/**
 * The results of a function of the result before it and each item.
 *
 * <p>The first result is a given one, or the first item.
 */
final class Accumulated<T extends @Nullable Object, A extends @Nullable Object>
    extends Stage<T, A> {
  private final BiMapper<? super A, ? super T, ? extends A> function;
  private final First<T, A> first;
  private boolean begun;

  /** Gives the first result, if there is one. */
  @FunctionalInterface
  interface First<T extends @Nullable Object, A extends @Nullable Object> {
    @Nullable Item<A> of(Pull<T> source) throws Exception;
  }

  Accumulated(
      Pull<T> source, BiMapper<? super A, ? super T, ? extends A> function, First<T, A> first) {
    super(source);
    this.function = function;
    this.first = first;
  }

  static <T extends @Nullable Object> @Nullable Item<T> firstItem(Pull<T> source) throws Exception {
    return source.advance() ? new Item<>(source.item) : null;
  }

  @Override
  boolean advance() throws Exception {
    if (!begun) {
      begun = true;
      Item<A> result = first.of(source);
      if (result == null) return false;
      item = result.value();
      return true;
    }
    if (!source.advance()) return false;
    item = function.run(item, source.item);
    return true;
  }
}
