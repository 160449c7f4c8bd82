package dev.asyncio4j.nurseries;

/** Texts of the user's objects, whose own methods may fail. */
final class Texts {
  private Texts() {}

  /** {@return the text of {@code thing}, or of its class if that fails} */
  static String of(Object thing) {
    try {
      return String.valueOf(thing);
    } catch (Exception | StackOverflowError e) {
      return thing.getClass().getName();
    }
  }
}
