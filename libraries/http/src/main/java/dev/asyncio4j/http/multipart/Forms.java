package dev.asyncio4j.http.multipart;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.asyncio4j.http.MultiDict;
import dev.asyncio4j.http.internal.ListMultiDict;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/** Reads urlencoded forms, of any charset; what is no escape stands for itself. */
public final class Forms {
  private Forms() {}

  /**
   * Parses a form.
   *
   * @param text such as {@code a=1&b=2+3}
   * @param charset of the escaped bytes
   * @return the fields in order; those without a value, too
   */
  public static MultiDict<String> parse(String text, Charset charset) {
    ListMultiDict<String> fields = new ListMultiDict<>();
    for (String pair : text.split("&")) {
      if (pair.isEmpty()) continue;
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      fields.put(decode(name, charset), decode(value, charset));
    }
    return fields;
  }

  private static String decode(String text, Charset charset) {
    if (text.indexOf('%') < 0) return text.replace('+', ' ');
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int value = c == '%' && i + 2 < text.length() ? hex(text, i + 1) : -1;
      if (value >= 0) {
        bytes.write(value);
        i += 2;
      } else if (c == '+') {
        bytes.write(' ');
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(c < 128 ? US_ASCII : charset));
      }
    }
    return bytes.toString(charset);
  }

  private static int hex(String text, int at) {
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
