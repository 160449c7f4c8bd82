package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.asyncGenerator;

import dev.asyncio4j.AsyncIterable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operator of one's own: makes a source of another one.
 *
 * <p><i>Python:</i> a function with {@code @pipable_operator}, and the right side of {@code xs |
 * f}, which is {@code xs.pipe(f)} here.
 *
 * <pre>{@code
 * Pipe<String, String> twice = Pipe.generator((in, out) -> {
 *   for (String line : each(in)) {
 *     out.emit(line);
 *     out.emit(line);
 *   }
 * });
 * List<String> doubled = await(Stream.of(lines).pipe(twice).take(4).toList());
 * }</pre>
 *
 * @param <T> the type of the items that it takes
 * @param <R> the type of the items that it gives
 */
@FunctionalInterface
public interface Pipe<T extends @Nullable Object, R extends @Nullable Object> {
  /**
   * Returns the items that are made of those of {@code source}.
   *
   * @param source what to read, when an item is asked for
   * @return the new source; each of its iterators reads {@code source} anew
   */
  AsyncIterable<R> apply(AsyncIterable<T> source);

  /**
   * Returns an operator whose items a body emits.
   *
   * <p><i>Python:</i> an asynchronous generator under {@code @operator}. Its streamer is closed
   * after the body, however that ends.
   *
   * <p><b>Cancellation:</b> comes out of the await that the body is in.
   *
   * @param body what reads the one and emits the other; it runs once for each run of the stream
   * @param <T> the type of the items that it takes
   * @param <R> the type of the items that it gives
   * @return the operator
   */
  static <T extends @Nullable Object, R extends @Nullable Object> Pipe<T, R> generator(
      PipeBody<T, R> body) {
    Objects.requireNonNull(body, "body");
    return source ->
        () ->
            asyncGenerator(
                out -> {
                  try (Streamer<T> in = Stream.<T>of(source).stream()) {
                    body.run(in, out);
                  }
                });
  }
}
