package dev.asyncio4j.mongo;

import dev.asyncio4j.exceptions.CancelledError;

/** A cancellation while something is cleaned up after an error. */
final class Cancelled {
  private Cancelled() {}

  /** Throws it, with the error before it; unless that was a cancellation, which goes on itself. */
  static void rethrow(CancelledError again, Throwable after) {
    if (!(after instanceof CancelledError)) {
      again.addSuppressed(after);
      throw again;
    }
    if (again != after) after.addSuppressed(again);
  }
}
