package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.toThread;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.Payload;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A response with its whole body: bytes, or a payload. */
final class ResponseImpl extends StreamResponseImpl implements Response {
  /** Size in bytes from which on a body is compressed off the loop. */
  private static final int LARGE = 1 << 20;

  private byte @Nullable [] body;
  private @Nullable Payload payload;

  ResponseImpl(@Nullable String contentType, byte[] body) {
    this(200, "OK", Headers.create(), body);
    if (contentType != null) headers().set("Content-Type", contentType);
  }

  ResponseImpl(int status, String reason, Headers headers, byte @Nullable [] body) {
    super(status, reason, headers);
    this.body = body;
  }

  ResponseImpl(int status, String reason, Headers headers, ResponseCookies cookies) {
    super(status, reason, headers, cookies);
  }

  ResponseImpl(Payload payload) {
    super(200, "OK", Headers.create());
    this.payload = payload;
    for (var field : payload.headers()) headers().setIfAbsent(field.getKey(), field.getValue());
    headers().setIfAbsent("Content-Type", payload.contentType());
  }

  /** Sets the body before it is sent. */
  ResponseImpl content(byte[] data) {
    body = data;
    return this;
  }

  @Override
  boolean isSentAtOnce() {
    return false;
  }

  @Override
  void headers(RequestImpl to) throws Exception {
    super.headers(to);
    if (isChunked() || isCompressing() || headers().contains("Content-Length")) return;
    var length = contentLength();
    boolean isEmpty = length.isPresent() && length.getAsLong() == 0;
    boolean untold = isEmpty && (status() == 304 || to.method().equals("HEAD"));
    if (length.isPresent() && !untold) {
      headers().set("Content-Length", Long.toString(length.getAsLong()));
    }
  }

  @Override
  void compress(ContentCoding chosen) throws Exception {
    var plain = body;
    if (plain == null || isChunked()) {
      if (payload != null || isChunked()) super.compress(chosen);
      return;
    }
    body =
        plain.length > LARGE ? await(toThread(() -> packed(plain, chosen))) : packed(plain, chosen);
    headers().set("Content-Encoding", chosen.token());
    headers().set("Content-Length", Integer.toString(body.length));
  }

  private static byte[] packed(byte[] plain, ContentCoding coding) {
    try (var compressor = new BodyCompressor(coding)) {
      var start = compressor.compress(ByteBuffer.wrap(plain));
      var end = compressor.finish();
      var all = ByteBuffer.allocate(start.remaining() + end.remaining());
      return all.put(start).put(end).array();
    }
  }

  @Override
  void finish() throws Exception {
    var to = request();
    if (!isEnded() && to != null && !StatusLine.isEmptyBody(to.method(), status())) sendBody();
    super.finish();
  }

  private void sendBody() {
    if (payload != null) {
      for (var piece : each(payload.pieces())) send(ByteBuffer.wrap(piece));
    } else if (body != null && body.length > 0) {
      send(ByteBuffer.wrap(body));
    }
  }

  @Override
  public OptionalLong contentLength() {
    if (isChunked() || isCompressing()) return OptionalLong.empty();
    if (headers().contains("Content-Length")) return super.contentLength();
    if (payload != null) return payload.size();
    return OptionalLong.of(body == null ? 0 : body.length);
  }

  @Override
  public StreamResponse contentLength(long bytes) {
    throw new IllegalStateException("Content length is set automatically: " + this);
  }

  @Override
  public byte @Nullable [] body() {
    return body;
  }

  @Override
  public Response body(byte @Nullable [] data) {
    body = data;
    payload = null;
    return this;
  }

  @Override
  public @Nullable String text() {
    return body == null ? null : new String(body, textCharset());
  }

  private Charset textCharset() {
    return Charsets.find(charset()).orElse(UTF_8);
  }

  @Override
  public Response body(String text) {
    if (contentType().equals(MediaType.UNKNOWN)) contentType("text/plain");
    if (charset() == null) charset("utf-8");
    return body(text.getBytes(textCharset()));
  }

  @Override
  public Response status(int status) {
    super.status(status, null);
    return this;
  }

  @Override
  public Response status(int status, @Nullable String reason) {
    super.status(status, reason);
    return this;
  }

  @Override
  public Response header(String name, String value) {
    super.header(name, value);
    return this;
  }

  @Override
  public Response contentType(String type) {
    super.contentType(type);
    return this;
  }
}
