package dev.asyncio4j.postgres;

import org.jspecify.annotations.Nullable;

/**
 * A range of values; the types {@code int4range}, {@code tstzrange} and the like. A multirange is a
 * list of these.
 *
 * <p><i>Python:</i> {@code asyncpg.Range}.
 *
 * @param <T> the type of the bounds
 * @param lower null: no bound
 * @param upper null: no bound
 * @param lowerInclusive whether {@code lower} is in the range
 * @param upperInclusive whether {@code upper} is in the range
 * @param isEmpty whether nothing is in the range
 */
public record PgRange<T>(
    @Nullable T lower,
    @Nullable T upper,
    boolean lowerInclusive,
    boolean upperInclusive,
    boolean isEmpty) {
  /**
   * Returns the range from {@code lower}, included, to {@code upper}, not included.
   *
   * @param <T> the type of the bounds
   * @param lower null: no bound
   * @param upper null: no bound
   * @return the range
   */
  public static <T> PgRange<T> of(@Nullable T lower, @Nullable T upper) {
    return of(lower, upper, lower != null, false);
  }

  /**
   * Returns a range.
   *
   * @param <T> the type of the bounds
   * @param lower null: no bound
   * @param upper null: no bound
   * @param lowerInclusive whether {@code lower} is in the range
   * @param upperInclusive whether {@code upper} is in the range
   * @return the range
   */
  public static <T> PgRange<T> of(
      @Nullable T lower, @Nullable T upper, boolean lowerInclusive, boolean upperInclusive) {
    return new PgRange<>(
        lower, upper, lowerInclusive && lower != null, upperInclusive && upper != null, false);
  }

  /**
   * Returns the range in which nothing is.
   *
   * @param <T> the type of the bounds
   * @return the range
   */
  public static <T> PgRange<T> empty() {
    return new PgRange<>(null, null, false, false, true);
  }

  @Override
  public String toString() {
    if (isEmpty) return "empty";
    return (lowerInclusive ? "[" : "(")
        + (lower == null ? "" : lower)
        + ","
        + (upper == null ? "" : upper)
        + (upperInclusive ? "]" : ")");
  }
}
