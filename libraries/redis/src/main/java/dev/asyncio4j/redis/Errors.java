package dev.asyncio4j.redis;

/** Rethrows what a body has thrown: the same object, checked or not. */
final class Errors {
  private Errors() {}

  /** Throws; the result lets {@code throw} say so. */
  static RuntimeException rethrown(Throwable error) {
    throw Errors.<RuntimeException>sneaky(error);
  }

  @SuppressWarnings("unchecked") // erased: nothing is checked at run time
  private static <X extends Throwable> X sneaky(Throwable error) throws X {
    throw (X) error;
  }
}
