package dev.asyncio4j.nurseries;

/** Throws what a block failed with as the same object, checked or not. */
final class Sneaky {
  private Sneaky() {}

  /**
   * Throws {@code error} itself; declared so that {@code throw Sneaky.thrown(e)} ends the caller's
   * flow.
   */
  static RuntimeException thrown(Throwable error) {
    return Sneaky.<RuntimeException>sneak(error);
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X sneak(Throwable error) throws X {
    throw (X) error;
  }
}
