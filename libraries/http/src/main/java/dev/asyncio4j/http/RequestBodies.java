package dev.asyncio4j.http;

import dev.asyncio4j.http.internal.FormFields;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The body that the options of a request ask for. */
final class RequestBodies {
  private RequestBodies() {}

  static @Nullable Payload of(RequestOptions options, JsonCodec json) {
    if (options.hasJson) return Payload.json(options.json, json);
    if (options.data instanceof FormFields form) {
      return form.isMultipart()
          ? form.multipart(StandardCharsets.UTF_8)
          : form.urlencoded(StandardCharsets.UTF_8);
    }
    return (Payload) options.data;
  }
}
