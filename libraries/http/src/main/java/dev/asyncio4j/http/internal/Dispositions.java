package dev.asyncio4j.http.internal;

import dev.asyncio4j.http.ContentDisposition;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields with parameters: {@code word; name=value; name*=charset'lang'value}. */
public final class Dispositions {
  private static final ContentDisposition NONE = new ContentDisposition(null, Map.of(), null);

  private Dispositions() {}

  /**
   * Parses a field Content-Disposition.
   *
   * @param header its value, or null
   * @return what it says
   */
  public static ContentDisposition parse(@Nullable String header) {
    if (header == null || header.isEmpty()) return NONE;
    int semicolon = header.indexOf(';');
    String type = (semicolon < 0 ? header : header.substring(0, semicolon)).strip();
    if (!Tokens.isToken(type)) return NONE;
    Map<String, String> raw =
        semicolon < 0 ? Map.of() : parameters(header.substring(semicolon + 1));
    Map<String, String> decoded = new LinkedHashMap<>();
    raw.forEach(
        (name, value) -> {
          String text =
              name.endsWith("*") && !name.matches(".*\\*\\d+\\*") ? extended(value) : value;
          if (text != null) decoded.put(name, text);
        });
    return new ContentDisposition(type.toLowerCase(Locale.ROOT), decoded, filename(decoded, raw));
  }

  private static @Nullable String filename(Map<String, String> decoded, Map<String, String> raw) {
    String extended = decoded.get("filename*");
    if (extended != null) return extended;
    String plain = decoded.get("filename");
    if (plain != null) return Quoting.unquote(plain);
    StringBuilder parts = new StringBuilder();
    boolean encoded = false;
    for (int i = 0; ; i++) {
      String part = raw.get("filename*" + i);
      String partEncoded = raw.get("filename*" + i + "*");
      if (part == null && partEncoded == null) break;
      encoded |= partEncoded != null;
      parts.append(part != null ? part : partEncoded);
    }
    if (parts.length() == 0) return null;
    return encoded ? extended(parts.toString()) : parts.toString();
  }

  /** Decodes RFC 5987: charset, language, escaped bytes; null if the charset is unknown. */
  private static @Nullable String extended(String value) {
    String[] parts = value.split("'", 3);
    if (parts.length < 3) return null;
    try {
      Charset charset = parts[0].isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(parts[0]);
      String text = parts[2];
      var bytes = new java.io.ByteArrayOutputStream();
      for (int i = 0; i < text.length(); i++) {
        boolean escape =
            text.charAt(i) == '%'
                && i + 2 < text.length()
                && text.substring(i + 1, i + 3).matches("[0-9a-fA-F]{2}");
        if (escape) {
          bytes.write(Integer.parseInt(text, i + 1, i + 3, 16));
          i += 2;
        } else {
          bytes.writeBytes(String.valueOf(text.charAt(i)).getBytes(charset));
        }
      }
      return bytes.toString(charset);
    } catch (IllegalArgumentException unknownCharset) {
      return null;
    }
  }

  /**
   * Parses parameters; what is broken is left out.
   *
   * @param text such as {@code a=1; b="x;y"}
   * @return values by name, in lower case; the first of each
   */
  public static Map<String, String> parameters(String text) {
    Map<String, String> out = new LinkedHashMap<>();
    int at = 0;
    while (at < text.length()) {
      int equals = text.indexOf('=', at);
      int next = text.indexOf(';', at);
      if (equals < 0 || next >= 0 && next < equals) {
        if (next < 0) break;
        at = next + 1;
        continue;
      }
      String name = text.substring(at, equals).strip().toLowerCase(Locale.ROOT);
      int from = equals + 1;
      while (from < text.length() && text.charAt(from) == ' ') from++;
      StringBuilder value = new StringBuilder();
      if (from < text.length() && text.charAt(from) == '"') {
        from++;
        while (from < text.length() && text.charAt(from) != '"') {
          boolean escaped = text.charAt(from) == '\\' && from + 1 < text.length();
          boolean known = escaped && "\\\"".indexOf(text.charAt(from + 1)) >= 0;
          value.append(text.charAt(known ? from + 1 : from));
          from += known ? 2 : 1;
        }
        next = text.indexOf(';', from);
      } else {
        next = text.indexOf(';', from);
        value.append(text.substring(from, next < 0 ? text.length() : next).strip());
      }
      boolean good = Tokens.isToken(name);
      if (good) out.putIfAbsent(name, value.toString());
      at = next < 0 ? text.length() : next + 1;
    }
    return out;
  }
}
