package dev.asyncio4j.http.internal;

/** The characters that names and values of HTTP may have. */
public final class Tokens {
  private static final boolean[] TOKEN = new boolean[128];

  static {
    for (char c = '0'; c <= '9'; c++) TOKEN[c] = true;
    for (char c = 'A'; c <= 'Z'; c++) TOKEN[c] = TOKEN[c + 32] = true;
    for (char c : "!#$%&'*+-.^_`|~".toCharArray()) TOKEN[c] = true;
  }

  private Tokens() {}

  /**
   * Tells whether a text is a token of RFC 9110.
   *
   * @param text any
   * @return whether it is one
   */
  public static boolean isToken(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128 || !TOKEN[c]) return false;
    }
    return text.length() > 0;
  }

  /**
   * Tells whether a text may be the value of a field: no control character but the tab.
   *
   * @param text any
   * @return whether it may
   */
  public static boolean isValue(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\t' || c == 127) return false;
    }
    return true;
  }

  /**
   * Checks the name of a field.
   *
   * @param name the name
   * @return the name
   * @throws IllegalArgumentException if it is no token
   */
  public static String headerName(String name) {
    if (isToken(name)) return name;
    throw new IllegalArgumentException(
        "Forbidden character detected in header name "
            + visible(name)
            + ": use letters, digits and dashes");
  }

  /**
   * Checks the value of a field; the text never shows it.
   *
   * @param name of the field
   * @param value of the field
   * @return the value, without spaces around it
   * @throws IllegalArgumentException if it has a line end or another control character
   */
  public static String headerValue(String name, String value) {
    if (isValue(value)) return value.strip();
    throw new IllegalArgumentException(
        "Newline, carriage return, or null byte detected in the value of header "
            + visible(name)
            + ": remove control characters from it");
  }

  /**
   * Checks the method of a request.
   *
   * @param method the method
   * @return the method in upper case
   * @throws IllegalArgumentException if it is no token
   */
  public static String method(String method) {
    if (isToken(method)) return method.toUpperCase(java.util.Locale.ROOT);
    throw new IllegalArgumentException(
        "Method cannot contain non-token characters " + visible(method) + ": pass GET, POST, …");
  }

  /**
   * Shows a text in quotes, its control characters by their numbers.
   *
   * @param text any
   * @return how it is shown
   */
  public static String visible(CharSequence text) {
    StringBuilder out = new StringBuilder("'");
    for (int i = 0; i < Math.min(text.length(), 100); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 127 && c < 160) out.append(String.format("\\x%02x", (int) c));
      else out.append(c);
    }
    return out.append(text.length() > 100 ? "…'" : "'").toString();
  }
}
