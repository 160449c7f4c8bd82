package dev.asyncio4j.http.web;

import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.Http.ETag;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Settings of a response before its head is sent. */
abstract class ResponseSettings implements StreamResponse {
  private final Headers headers;
  private final ResponseCookies cookies;
  private final Values values = new Values();
  private int status;
  private String reason;
  private boolean chunked;
  private @Nullable Boolean keepAlive;

  /** Null: none; {@link #anyCoding}: as the client accepts it. */
  private @Nullable ContentCoding coding;

  private boolean anyCoding;

  ResponseSettings(int status, String reason, Headers headers, ResponseCookies cookies) {
    this.status = status;
    this.reason = reason;
    this.headers = headers;
    this.cookies = cookies;
  }

  /** Adds the headers of the cookies. */
  final void addCookies() {
    cookies.addTo(headers);
  }

  /** Decides whether the connection stays open. */
  final void keepAlive(boolean keep) {
    keepAlive = keep;
  }

  private void notStarted(String what) {
    if (isPrepared()) {
      throw new IllegalStateException(
          "Cannot change the " + what + " after the headers have been sent: " + this);
    }
  }

  @Override
  public final int status() {
    return status;
  }

  @Override
  public final String reason() {
    return reason;
  }

  @Override
  public StreamResponse status(int status, @Nullable String reason) {
    notStarted("response status code");
    this.status = status;
    this.reason = reason == null ? KnownStatus.reason(status) : StatusLine.check(reason);
    return this;
  }

  @Override
  public final Headers headers() {
    return headers;
  }

  @Override
  public StreamResponse header(String name, String value) {
    headers.set(name, value);
    return this;
  }

  @Override
  public StreamResponse setCookie(String name, String value, CookieOptions options) {
    cookies.set(name, value, options);
    return this;
  }

  @Override
  public StreamResponse deleteCookie(String name, CookieOptions options) {
    cookies.delete(name, options);
    return this;
  }

  @Override
  public StreamResponse charset(@Nullable String charset) {
    if (contentType().equals(MediaType.UNKNOWN)) {
      throw new IllegalStateException(
          "Setting charset for application/octet-stream doesn't make sense, setup contentType"
              + " first");
    }
    headers.set(
        "Content-Type",
        MediaType.parse(headers.get("Content-Type")).withCharset(charset).toString());
    return this;
  }

  @Override
  public OptionalLong contentLength() {
    var length = headers.get("Content-Length");
    return length == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(length));
  }

  @Override
  public StreamResponse contentLength(long bytes) {
    if (chunked) {
      throw new IllegalStateException(
          "You can't set content length when chunked encoding is enable: " + this);
    }
    headers.set("Content-Length", Long.toString(bytes));
    return this;
  }

  @Override
  public StreamResponse lastModified(@Nullable Instant when) {
    if (when == null) headers.remove("Last-Modified");
    else headers.set("Last-Modified", DateHeader.roundUp(when));
    return this;
  }

  @Override
  public StreamResponse etag(@Nullable ETag tag) {
    if (tag == null) headers.remove("ETag");
    else headers.set("ETag", ETags.check(tag).toString());
    return this;
  }

  @Override
  public StreamResponse enableCompression() {
    anyCoding = true;
    return this;
  }

  @Override
  public StreamResponse enableCompression(ContentCoding coding) {
    anyCoding = false;
    this.coding = coding;
    return this;
  }

  /** Sends the body as it is. */
  final void disableCompression() {
    anyCoding = false;
    coding = null;
  }

  @Override
  public StreamResponse enableChunkedEncoding() {
    if (headers.contains("Content-Length")) {
      throw new IllegalStateException(
          "You can't enable chunked encoding when a content length is set: " + this);
    }
    chunked = true;
    return this;
  }

  final boolean isChunked() {
    return chunked;
  }

  @Override
  public StreamResponse forceClose() {
    keepAlive = false;
    return this;
  }

  @Override
  public final @Nullable Boolean keepAlive() {
    return keepAlive;
  }

  @Override
  public <T> T get(ResponseKey<T> key) {
    return values.get(key, this);
  }

  @Override
  public <T> StreamResponse set(ResponseKey<T> key, T value) {
    values.set(key, value);
    return this;
  }

  /** The coding that compresses the body; null: none. */
  final @Nullable ContentCoding coding(RequestImpl to) {
    var chosen = anyCoding ? BodyCompressor.accepted(to.headers()) : coding;
    return chosen == ContentCoding.IDENTITY ? null : chosen;
  }
}
