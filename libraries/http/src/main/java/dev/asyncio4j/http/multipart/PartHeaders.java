package dev.asyncio4j.http.multipart;

import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.internal.BadMessage;
import dev.asyncio4j.http.internal.Dispositions;
import dev.asyncio4j.http.wire.FieldReader;
import dev.asyncio4j.http.wire.HeadLimits;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Header fields of parts, within limits, and the parameters of a Content-Type. */
final class PartHeaders {
  private PartHeaders() {}

  static Headers read(PartSource source) {
    var fields = new FieldReader(HeadLimits.DEFAULTS.fields(), Set.of());
    while (true) {
      byte[] line = source.takeLine(HeadLimits.DEFAULTS.field(), false);
      if (line.length == 0) return fields.headers();
      try {
        fields.take(line, line.length);
      } catch (BadMessage bad) {
        throw new BadMultipart(String.valueOf(bad.getMessage()));
      }
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
