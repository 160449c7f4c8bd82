package dev.asyncio4j.http.wire;

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

  /** A byte that a value may not have: a control character but the tab. */
  static boolean isForbidden(byte b) {
    return b >= 0 && b < ' ' && b != '\t' || b == 127;
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  /** A control character or a space: no byte above 127 is one. */
  static boolean isControl(byte b) {
    return b >= 0 && b <= ' ' || b == 127;
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  static int hex(byte b) {
    return b < 0 ? -1 : Character.digit(b, 16);
  }
}
