package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody1;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/** The coroutines that run a stream to its end; what it opens is closed in any case. */
final class Endings {
  private Endings() {}

  static <T extends @Nullable Object> Coroutine<@Nullable Void> forEach(
      Recipe<T> stream, VoidBody1<? super T> action) {
    Objects.requireNonNull(action, "action");
    return async(() -> new Run<>(stream).forEach(action));
  }

  static <T extends @Nullable Object> Coroutine<T> last(Recipe<T> stream) {
    return async(
        () -> {
          var run = new Run<>(stream);
          if (!run.advance()) {
            throw new StreamEmptyException(
                stream + " gave no item, so there is no last one; use toList() for none or more");
          }
          T last;
          do last = run.item();
          while (run.advance());
          return last;
        });
  }

  static <T extends @Nullable Object, A extends @Nullable Object, R extends @Nullable Object>
      Coroutine<R> collect(Recipe<T> stream, Collector<? super T, A, ? extends R> collector) {
    Objects.requireNonNull(collector, "collector");
    return async(
        () -> {
          A container = collector.supplier().get();
          BiConsumer<A, ? super T> accumulator = collector.accumulator();
          new Run<>(stream).forEach(item -> accumulator.accept(container, item));
          return collector.finisher().apply(container);
        });
  }
}
