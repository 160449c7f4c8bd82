package dev.asyncio4j.cache;

import org.jspecify.annotations.Nullable;

/** The texts of keys in names: short, and there even if a key has none. */
final class Texts {
  private static final int LONGEST = 60;

  private Texts() {}

  static String of(@Nullable Object key) {
    String text;
    try {
      text = String.valueOf(key);
    } catch (RuntimeException | StackOverflowError failing) {
      return "a " + key.getClass().getSimpleName();
    }
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
