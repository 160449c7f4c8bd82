package dev.asyncio4j.operators;

import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * One stream and then another.
 *
 * <p>Sums of sums are a row of streams when they run, so that any number of them can be added up.
 */
record Plus<T extends @Nullable Object>(Recipe<T> left, Recipe<T> right)
    implements Recipe.Opening<T> {
  static <T extends @Nullable Object> Recipe<T> of(Recipe<T> left, Recipe<T> right) {
    int below = Math.max(ofParts(left), ofParts(right));
    return Recipe.make("plus", below, new Plus<>(left, right));
  }

  /** The depth of a stream as a part of the row. */
  private static int ofParts(Recipe<?> stream) {
    return stream.opening instanceof Plus<?> ? stream.depth - 1 : stream.depth;
  }

  @Override
  public Pull<T> open(RunScope scope) {
    return new Sequence<>(new Items<>(this::row, scope), scope);
  }

  private Iterator<Recipe<T>> row() {
    var rest = new ArrayDeque<Recipe<T>>();
    rest.push(right);
    rest.push(left);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !rest.isEmpty();
      }

      @Override
      public Recipe<T> next() {
        Recipe<T> stream = rest.remove();
        while (stream.opening instanceof Plus<T> sum) {
          rest.push(sum.right);
          stream = sum.left;
        }
        return stream;
      }
    };
  }
}
