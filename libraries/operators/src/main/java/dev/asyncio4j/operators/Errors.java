package dev.asyncio4j.operators;

import dev.asyncio4j.exceptions.CancelledError;

/** The rules for what comes out of a stream when more than one thing goes wrong. */
final class Errors {
  private Errors() {}

  /**
   * Closes {@code pull} after {@code error}.
   *
   * @return what comes out
   */
  static Throwable closing(Pull<?> pull, Throwable error) {
    try {
      pull.close();
      return error;
    } catch (Throwable second) {
      return both(error, second);
    }
  }

  /**
   * Returns the first error, with the second one suppressed in it; but a cancellation is never
   * hidden in another error.
   */
  static Throwable both(Throwable first, Throwable second) {
    if (first == second) return first;
    if (second instanceof CancelledError && !(first instanceof CancelledError)) {
      second.addSuppressed(first);
      return second;
    }
    first.addSuppressed(second);
    return first;
  }

  /** Throws {@code error} itself, checked or not. */
  @SuppressWarnings("unchecked")
  static <X extends Throwable> X sneaky(Throwable error) throws X {
    throw (X) error;
  }
}
