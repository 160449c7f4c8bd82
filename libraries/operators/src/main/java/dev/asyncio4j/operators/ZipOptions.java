package dev.asyncio4j.operators;

import org.jspecify.annotations.Nullable;

/**
 * The options of {@link Streams#zip(java.util.List, ZipOptions)} and {@link Streams#zipLatest}.
 *
 * <p><i>Python:</i> the keyword arguments of {@code stream.zip} and {@code stream.ziplatest}.
 * Immutable: each method returns a copy.
 *
 * <pre>{@code
 * var options = ZipOptions.<String>defaults().fallback("-");
 * Stream<List<String>> rows = Streams.zipLatest(List.of(lines, source), options);
 * }</pre>
 *
 * @param strict whether sources of different lengths are an error of {@code zip}
 * @param partial whether {@code zipLatest} gives lists before each source has given an item
 * @param fallback what stands in such a list for a source that has given none; null at first
 * @param <T> the type of the items
 */
public record ZipOptions<T extends @Nullable Object>(
    boolean strict, boolean partial, @Nullable T fallback) {
  /**
   * Returns the options of Python: lengths may differ, and partial lists are given, with nulls.
   *
   * @param <T> the type of the items
   * @return the options
   */
  public static <T extends @Nullable Object> ZipOptions<T> defaults() {
    return new ZipOptions<>(false, true, null);
  }

  /**
   * Returns a copy of these options that says what different lengths are.
   *
   * @param strict true: an error; false: {@code zip} ends with the shortest source
   * @return the copy
   */
  public ZipOptions<T> strict(boolean strict) {
    return new ZipOptions<>(strict, partial, fallback);
  }

  /**
   * Returns a copy of these options that says when {@code zipLatest} begins.
   *
   * @param partial true: with the first item of any source; false: when each has given one
   * @return the copy
   */
  public ZipOptions<T> partial(boolean partial) {
    return new ZipOptions<>(strict, partial, fallback);
  }

  /**
   * Returns a copy of these options with what stands for an item that has not come.
   *
   * @param fallback in the lists of {@code zipLatest}
   * @return the copy
   */
  public ZipOptions<T> fallback(@Nullable T fallback) {
    return new ZipOptions<>(strict, partial, fallback);
  }
}
