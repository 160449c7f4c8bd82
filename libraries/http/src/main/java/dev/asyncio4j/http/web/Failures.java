package dev.asyncio4j.http.web;

/** Ways to throw. */
final class Failures {
  private Failures() {}

  /** Throws any error as it is. */
  @SuppressWarnings("unchecked")
  static <X extends Throwable> X sneaky(Throwable error) throws X {
    throw (X) error;
  }
}
