package dev.asyncio4j.http.wire;

import dev.asyncio4j.http.internal.BadMessage;

/** The classes of bytes of HTTP's grammar. */
final class Chars {
  private static final boolean[] TOKEN = new boolean[128];

  static {
    for (char c = '0'; c <= '9'; c++) TOKEN[c] = true;
    for (char c = 'a'; c <= 'z'; c++) TOKEN[c] = TOKEN[c - 'a' + 'A'] = true;
    for (char c : "!#$%&'*+-.^_`|~".toCharArray()) TOKEN[c] = true;
  }

  private Chars() {}

  static boolean isToken(byte b) {
    return b >= 0 && TOKEN[b];
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  /** A control character or a space: no byte above 127 is one. */
  static boolean isControl(byte b) {
    return b >= 0 && b <= ' ' || b == 127;
  }

  static int hex(byte b) {
    return b < 0 ? -1 : Character.digit(b, 16);
  }

  /** The value of Content-Length: digits, and nothing else. */
  static long length(String text) throws BadMessage {
    boolean valid = !text.isEmpty() && text.length() <= 18;
    for (int i = 0; i < text.length() && valid; i++) {
      valid = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!valid) throw new BadMessage("Invalid HTTP header: 'Content-Length'");
    return Long.parseLong(text);
  }
}
