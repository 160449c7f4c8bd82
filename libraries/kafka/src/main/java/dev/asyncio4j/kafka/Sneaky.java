package dev.asyncio4j.kafka;

/** Throws what a body failed with as the same object, checked or not. */
final class Sneaky {
  private Sneaky() {}

  @SuppressWarnings("unchecked")
  static <X extends Throwable> X sneaky(Throwable error) throws X {
    throw (X) error;
  }
}
