package dev.asyncio4j.mongo.odm;

/** Throws what was caught, checked or not: the caller's code has thrown it. */
final class Sneaky {
  private Sneaky() {}

  /** {@return nothing, ever; for {@code throw Sneaky.raise(e)}} */
  @SuppressWarnings("unchecked") // the compiler is to believe it
  static <X extends Throwable> RuntimeException raise(Throwable error) throws X {
    throw (X) error;
  }
}
