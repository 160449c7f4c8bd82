package dev.asyncio4j.http;

import dev.asyncio4j.http.internal.MediaTypes;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Facts that request and headers of a response tell. */
interface HeadFacts extends ClientResponse {
  @Override
  default Map<String, Cookie> cookies() {
    Map<String, Cookie> cookies = new LinkedHashMap<>();
    for (String field : headers().getAll("Set-Cookie")) {
      Cookie cookie = Cookie.parse(field);
      if (cookie != null) cookies.put(cookie.name(), cookie);
    }
    return cookies;
  }

  @Override
  default String contentType() {
    return MediaTypes.type(headers().get("Content-Type"));
  }

  @Override
  default Optional<Charset> charset() {
    return MediaTypes.charset(headers().get("Content-Type"));
  }

  @Override
  default OptionalLong contentLength() {
    String length = headers().get("Content-Length");
    boolean number = length != null && length.matches("\\d{1,18}");
    return number ? OptionalLong.of(Long.parseLong(length)) : OptionalLong.empty();
  }

  @Override
  default Optional<ContentDisposition> contentDisposition() {
    return Optional.ofNullable(headers().get("Content-Disposition"))
        .map(Http::parseContentDisposition);
  }

  @Override
  default boolean ok() {
    return status() < 400;
  }

  @Override
  default String method() {
    return requestInfo().method();
  }

  @Override
  default Url url() {
    return requestInfo().url();
  }

  @Override
  default Url realUrl() {
    return requestInfo().realUrl();
  }

  @Override
  default String host() {
    return String.valueOf(requestInfo().url().host());
  }

  @Override
  default Map<String, Link> links() {
    return LinkHeader.parse(headers().getAll("Link"), url());
  }
}
