package dev.asyncio4j.http.ws;

/**
 * Checks that bytes which come in pieces are UTF-8, and tells at the first piece that is not.
 *
 * <p>Refused are bytes out of place, overlong forms, surrogates and what lies above U+10FFFF.
 */
final class Utf8Check {
  /** Number of bytes of a character that has begun that are still to come. */
  private int missing;

  /** The bounds of the next of them; the ones after it are 80 to BF. */
  private int low = 0x80;

  private int high = 0xBF;

  /** {@return whether what has been given so far can be the beginning of a text} */
  boolean accepts(byte[] piece) {
    for (byte b : piece) {
      if (missing == 0 ? b < 0 && !begins(b & 0xFF) : !continues(b & 0xFF)) return false;
    }
    return true;
  }

  /** {@return whether a text may end here} */
  boolean isComplete() {
    return missing == 0;
  }

  private boolean continues(int b) {
    if (b < low || b > high) return false;
    missing--;
    low = 0x80;
    high = 0xBF;
    return true;
  }

  private boolean begins(int b) {
    if (b < 0xC2 || b > 0xF4) return false;
    missing = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
    if (b == 0xE0) low = 0xA0; // below: overlong
    else if (b == 0xED) high = 0x9F; // above: surrogates
    else if (b == 0xF0) low = 0x90; // below: overlong
    else if (b == 0xF4) high = 0x8F; // above: beyond U+10FFFF
    return true;
  }
}
