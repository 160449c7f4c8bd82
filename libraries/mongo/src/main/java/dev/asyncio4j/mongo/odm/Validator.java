package dev.asyncio4j.mongo.odm;

/**
 * A check of a value that needs no database.
 *
 * <p><i>Python:</i> {@code validate=}.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface Validator<T> {
  /**
   * Checks a value.
   *
   * @param value never null
   * @throws ValidationException if it is refused, with a text that says why
   */
  void check(T value);
}
