package dev.asyncio4j.http.multipart;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.http.internal.Tokens;
import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/** Names of fields and files in Content-Disposition. */
public final class Names {
  private Names() {}

  /**
   * Returns the field of a form's part.
   *
   * @param name of the field: quotes and line ends are encoded as RFC 7578 says, the rest is UTF-8
   * @param filename of a file: percent-encoded; null: it is none
   * @return the value of Content-Disposition
   * @throws IllegalArgumentException if a name has another control character
   */
  public static String formData(String name, @Nullable String filename) {
    String field = "form-data; name=\"" + quoted(name) + '"';
    return filename == null ? field : field + "; filename=\"" + percentEncoded(filename) + '"';
  }

  private static String quoted(String name) {
    String quoted = name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    if (Tokens.isValue(quoted)) return quoted;
    throw new IllegalArgumentException(
        "Control character in the name of a field: " + Tokens.visible(name) + "; remove it");
  }

  /** Encodes as Python's quote does: only letters, digits and {@code _.-~} stay. */
  private static String percentEncoded(String filename) {
    if (filename.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "NUL in the name of a file: " + Tokens.visible(filename) + "; remove it");
    }
    return URLEncoder.encode(filename, UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
