package dev.asyncio4j.http.web;

import dev.asyncio4j.http.internal.Dispositions;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of Content-Type. */
record MediaType(String type, Map<String, String> parameters) {
  static final String UNKNOWN = "application/octet-stream";

  static MediaType parse(@Nullable String header) {
    if (header == null) return new MediaType(UNKNOWN, Map.of());
    int semicolon = header.indexOf(';');
    if (semicolon < 0) return new MediaType(type(header), Map.of());
    return new MediaType(
        type(header.substring(0, semicolon)), Dispositions.parameters(header.substring(semicolon)));
  }

  private static String type(String text) {
    var type = text.strip().toLowerCase(Locale.ROOT);
    return type.isEmpty() ? UNKNOWN : type;
  }

  @Nullable String charset() {
    return parameters.get("charset");
  }

  MediaType withType(String type) {
    return new MediaType(type(type), parameters);
  }

  MediaType withCharset(@Nullable String charset) {
    var changed = new LinkedHashMap<>(parameters);
    if (charset == null) changed.remove("charset");
    else changed.put("charset", charset.toLowerCase(Locale.ROOT));
    return new MediaType(type, changed);
  }

  @Override
  public String toString() {
    var text = new StringBuilder(type);
    parameters.forEach((name, value) -> text.append("; ").append(name).append('=').append(value));
    return text.toString();
  }
}
