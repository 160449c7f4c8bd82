package dev.asyncio4j.http.wire;

import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.internal.BadMessage;

/** The length of a body in bytes, as its head tells it; or one of the words of this class. */
public final class BodyLength {
  /** A body that tells by itself where it ends, in chunks. */
  public static final long CHUNKED = -1;

  /** A body that ends with its connection. */
  public static final long TO_EOF = -2;

  private BodyLength() {}

  /**
   * Reads the length out of a head.
   *
   * @param message the kind of message, for the text of an error
   * @param headers of the head, each of the two that matter once at most
   * @param otherwise the length if no header tells
   * @return the length
   * @throws BadMessage if two headers contradict each other, or one is malformed
   */
  static long of(String message, Headers headers, long otherwise) throws BadMessage {
    var encoding = headers.get("Transfer-Encoding");
    var length = headers.get("Content-Length");
    if (encoding != null) {
      if (length != null) {
        throw new BadMessage("Transfer-Encoding can't be present with Content-Length");
      }
      if (!encoding.equalsIgnoreCase("chunked")) {
        throw new BadMessage(message + " has invalid `Transfer-Encoding`");
      }
      return CHUNKED;
    }
    return length == null ? otherwise : number(length);
  }

  /** The value of Content-Length: digits, and nothing else. */
  private static long number(String text) throws BadMessage {
    boolean valid = !text.isEmpty() && text.length() <= 18;
    for (int i = 0; i < text.length() && valid; i++) {
      valid = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!valid) throw new BadMessage("Invalid HTTP header: 'Content-Length'");
    return Long.parseLong(text);
  }
}
