package dev.asyncio4j.mongo.odm;

/** A part of a document that knows whether it was changed since the last commit. */
interface Tracked {
  /** {@return whether it was changed} */
  boolean isModified();

  /** Takes it as unchanged from now on. */
  void clearModified();

  /** {@return whether something inside of a value, or the value itself, was changed} */
  static boolean isModified(Object value) {
    return value instanceof Tracked tracked && tracked.isModified();
  }

  static void clearModified(Object value) {
    if (value instanceof Tracked tracked) tracked.clearModified();
  }
}
