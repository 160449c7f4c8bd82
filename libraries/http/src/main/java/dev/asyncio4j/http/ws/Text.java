package dev.asyncio4j.http.ws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.http.WebSocketException;
import dev.asyncio4j.http.WsCloseCode;
import java.util.Arrays;

/** Strict decoding of UTF-8, at the speed of the JDK's lenient one. */
final class Text {
  private static final char REPLACEMENT = '\uFFFD';

  private Text() {}

  static String decode(byte[] data, int from) {
    String text = new String(data, from, data.length - from, UTF_8);
    // Only a text that has this character can hide an error; it may also be there by right.
    if (text.indexOf(REPLACEMENT) >= 0 && !isStrict(data, from)) throw invalid();
    return text;
  }

  /** {@return the bytes}; the JDK would send a question mark for half of a surrogate pair. */
  static byte[] encode(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isSurrogate(text.charAt(i))) continue;
      if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
        throw new IllegalArgumentException(
            "Text has half of a surrogate pair at index " + i + ", which UTF-8 cannot encode");
      }
      i++;
    }
    return text.getBytes(UTF_8);
  }

  private static boolean isStrict(byte[] data, int from) {
    var check = new Utf8Check();
    return check.accepts(from == 0 ? data : Arrays.copyOfRange(data, from, data.length))
        && check.isComplete();
  }

  static WebSocketException invalid() {
    return new WebSocketException(WsCloseCode.INVALID_TEXT, "Invalid UTF-8 text message");
  }
}
