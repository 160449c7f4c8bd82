package dev.asyncio4j.mongo.odm;

import dev.asyncio4j.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * A check of a value that may ask the database, when the document is committed.
 *
 * <p><i>Python:</i> {@code io_validate=}.
 *
 * <p><b>Cancellation:</b> of the commit cancels it.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface IoValidator<T> {
  /**
   * Checks a value.
   *
   * @param field of the value
   * @param value never null
   * @return to be awaited
   * @throws ValidationException if the value is refused, where the coroutine is awaited
   */
  Coroutine<@Nullable Void> check(Field<? extends T> field, T value);
}
