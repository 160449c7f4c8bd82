package dev.asyncio4j.http.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding as URLs have it: each part of a URL has a quoter of its own.
 *
 * <p>A quoter that requotes takes what is encoded already as it is, decodes what needs no encoding
 * ({@code %41} → {@code A}), and encodes the rest; one that does not takes {@code %} for a letter.
 */
public final class Quoting {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  private static final String ALLOWED = UNRESERVED + "!$'()*,";
  private static final String QS = "+&=;";
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  /** Users, passwords. */
  public static final Quoting TEXT = new Quoting("", "", false, false);

  /** Users, passwords that may be encoded already. */
  public static final Quoting TEXT_AGAIN = new Quoting("", "", false, true);

  /** Paths. */
  public static final Quoting PATH = new Quoting("@:", "/+", false, false);

  /** Paths that may be encoded already. */
  public static final Quoting PATH_AGAIN = new Quoting("@:", "/+", false, true);

  /** Whole queries. */
  public static final Quoting QUERY = new Quoting("?/:@", "=+&;", true, false);

  /** Whole queries that may be encoded already. */
  public static final Quoting QUERY_AGAIN = new Quoting("?/:@", "=+&;", true, true);

  /** Names and values of a query. */
  public static final Quoting QUERY_PART = new Quoting("?/:@", "", true, false);

  /** Fragments. */
  public static final Quoting FRAGMENT = new Quoting("?/:@", "", false, false);

  /** Fragments that may be encoded already. */
  public static final Quoting FRAGMENT_AGAIN = new Quoting("?/:@", "", false, true);

  private final boolean[] safe = new boolean[128];
  private final boolean[] kept = new boolean[128];
  private final boolean plusForSpace;
  private final boolean again;

  private Quoting(String safe, String kept, boolean plusForSpace, boolean again) {
    this.plusForSpace = plusForSpace;
    this.again = again;
    for (char c : (safe + ALLOWED + kept + (plusForSpace ? "" : QS)).toCharArray()) {
      this.safe[c] = true;
    }
    for (char c : kept.toCharArray()) this.kept[c] = true;
  }

  /**
   * Encodes a text.
   *
   * @param text plain, or encoded in part if this quoter requotes
   * @return ASCII
   */
  public String quote(String text) {
    if (isClean(text)) return text;
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder(bytes.length + 16);
    for (int i = 0; i < bytes.length; i++) {
      int c = bytes[i] & 0xff;
      if (c == '%' && again) {
        int value = i + 2 < bytes.length ? hex(bytes[i + 1], bytes[i + 2]) : -1;
        if (value < 0) {
          out.append("%25");
        } else {
          if (value < 128 && safe[value] && !kept[value]) out.append((char) value);
          else percent(out, value);
          i += 2;
        }
      } else if (plusForSpace && c == ' ') {
        out.append('+');
      } else if (c < 128 && safe[c]) {
        out.append((char) c);
      } else {
        percent(out, c);
      }
    }
    return out.toString();
  }

  private boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128 || !safe[c]) return false;
    }
    return true;
  }

  /**
   * Decodes a text; what is no valid UTF-8 stays encoded.
   *
   * @param text encoded
   * @return the plain text
   */
  public static String unquote(String text) {
    return unquote(text, "");
  }

  /**
   * Decodes a text, but for some characters.
   *
   * @param text encoded
   * @param keep the ASCII characters that stay encoded
   * @return the plain text
   */
  public static String unquote(String text, String keep) {
    int at = text.indexOf('%');
    if (at < 0) return text;
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    while (at >= 0) {
      out.append(text, from, at);
      int end = at;
      while (end + 2 < text.length()
          && text.charAt(end) == '%'
          && hex(text.charAt(end + 1), text.charAt(end + 2)) >= 0) {
        end += 3;
      }
      if (end == at) {
        out.append('%');
        end++;
      } else {
        decodeRun(text, at, end, keep, out);
      }
      from = end;
      at = text.indexOf('%', from);
    }
    return out.append(text, from, text.length()).toString();
  }

  /**
   * Decodes a name or a value of a query: {@code +} is a space.
   *
   * @param text encoded
   * @return the plain text
   */
  public static String unquotePlus(String text) {
    return unquote(text.replace('+', ' '));
  }

  /** Decodes a run of escapes: letter by letter, so that one bad byte spoils no neighbour. */
  private static void decodeRun(String text, int from, int to, String keep, StringBuilder out) {
    for (int i = from; i < to; ) {
      int first = hex(text.charAt(i + 1), text.charAt(i + 2));
      int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
      String letter = length == 0 || i + 3 * length > to ? null : letter(text, i, length);
      if (letter == null || (length == 1 && keep.indexOf(letter.charAt(0)) >= 0)) {
        out.append(text, i, i + 3);
        i += 3;
      } else {
        out.append(letter);
        i += 3 * length;
      }
    }
  }

  private static @org.jspecify.annotations.Nullable String letter(String text, int at, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) hex(text.charAt(at + 3 * i + 1), text.charAt(at + 3 * i + 2));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }

  private static void percent(StringBuilder out, int value) {
    out.append('%').append(HEX[value >> 4]).append(HEX[value & 15]);
  }

  private static int hex(int high, int low) {
    int h = high < 128 ? Character.digit(high, 16) : -1;
    int l = low < 128 ? Character.digit(low, 16) : -1;
    return h < 0 || l < 0 ? -1 : h << 4 | l;
  }
}
