package dev.asyncio4j.examples.shortener;

import java.security.SecureRandom;

/** Short names of links: seven letters and digits, which nobody guesses from others. */
public final class Codes {
  /** The template of a route's part that is a code. */
  public static final String ROUTE = "{code:[0-9A-Za-z]{7}}";

  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 7;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Codes() {}

  /** {@return a new one} */
  public static String random() {
    var code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    return code.toString();
  }
}
