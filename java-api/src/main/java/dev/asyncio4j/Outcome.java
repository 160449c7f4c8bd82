package dev.asyncio4j;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.spi.Engine;
import org.jspecify.annotations.Nullable;

/**
 * The end of an awaitable: a value, an error or a cancellation.
 *
 * <p><i>Python:</i> an element of the list that {@code gather(…, return_exceptions=True)} gives.
 * Here a value that is an exception and an exception that was thrown stay apart.
 *
 * @param <T> the type of the value
 * @see Asyncio#gatherOutcomes
 */
public sealed interface Outcome<T extends @Nullable Object> {
  /**
   * Returns the value, or throws the error.
   *
   * @return the value
   * @throws RuntimeException the error: the same object, checked or not
   * @throws CancelledError if it was cancelled
   */
  T get();

  /**
   * The end with a value.
   *
   * @param <T> the type of the value
   * @param value the value
   */
  record Success<T extends @Nullable Object>(T value) implements Outcome<T> {
    @Override
    public T get() {
      return value;
    }
  }

  /**
   * The end with an error.
   *
   * @param <T> the type of the value there would have been
   * @param error what it failed with, checked or not
   */
  record Failure<T extends @Nullable Object>(Throwable error) implements Outcome<T> {
    @Override
    public T get() {
      throw Engine.<RuntimeException>sneaky(error);
    }
  }

  /**
   * The end by a cancellation.
   *
   * @param <T> the type of the value there would have been
   * @param error the cancellation
   */
  record Cancelled<T extends @Nullable Object>(CancelledError error) implements Outcome<T> {
    @Override
    public T get() {
      throw error;
    }
  }
}
