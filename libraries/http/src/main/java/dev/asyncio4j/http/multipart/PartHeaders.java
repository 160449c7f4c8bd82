package dev.asyncio4j.http.multipart;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.internal.Dispositions;
import dev.asyncio4j.http.internal.HeaderList;
import dev.asyncio4j.http.internal.Tokens;
import java.util.Locale;
import java.util.Map;

/** Header fields of parts, within limits, and the parameters of a Content-Type. */
final class PartHeaders {
  private static final int MOST_FIELDS = 128;
  private static final int LONGEST_FIELD = 8190;

  private PartHeaders() {}

  static Headers read(PartSource source) {
    HeaderList headers = new HeaderList();
    while (true) {
      String line = new String(source.takeLine(LONGEST_FIELD, false), UTF_8);
      if (line.isEmpty()) return headers.freeze();
      if (headers.size() == MOST_FIELDS) throw new BadMultipart("Too many headers received");
      int colon = line.indexOf(':');
      String name = colon < 0 ? line : line.substring(0, colon);
      String value = line.substring(colon + 1).strip();
      if (colon < 0 || !Tokens.isToken(name) || !Tokens.isValue(value)) {
        throw new BadMultipart("Invalid HTTP header: " + Tokens.visible(line));
      }
      headers.received(name, value);
    }
  }

  /** {@return the type without parameters, in lower case} */
  static String type(Headers headers) {
    String field = headers.get("Content-Type", "");
    int end = field.indexOf(';');
    return (end < 0 ? field : field.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  static Map<String, String> parameters(Headers headers) {
    String field = headers.get("Content-Type", "");
    int end = field.indexOf(';');
    return end < 0 ? Map.of() : Dispositions.parameters(field.substring(end + 1));
  }
}
