package dev.asyncio4j.context;

/** The question whether an optional library is there. */
final class Present {
  private Present() {}

  /** Returns whether a class can be found; does not initialise it. */
  static boolean is(String name) {
    try {
      Class.forName(name, false, Present.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }
}
