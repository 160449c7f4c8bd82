package dev.asyncio4j.http.asks;

import dev.asyncio4j.http.ClientResponse;
import dev.asyncio4j.http.Cookie;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.JsonCodec;
import dev.asyncio4j.http.internal.BadMessage;
import dev.asyncio4j.http.internal.Decoder;
import dev.asyncio4j.http.internal.Decoders;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reply as asks shows it.
 *
 * @param response the client's
 * @param raw the body as it was sent; null: it is a stream, or went to a callback
 * @param content the body, decompressed; null as above
 * @param encoding the charset of texts that do not tell theirs
 * @param stream the body of a stream; null: it is none
 */
record AsksReply(
    ClientResponse response,
    byte @Nullable [] raw,
    byte @Nullable [] content,
    Charset encoding,
    @Nullable StreamBody stream)
    implements AsksResponse {
  private static final int PIECE = 1 << 18;

  static AsksReply read(ClientResponse response, byte[] raw, Charset encoding) {
    List<String> codings = response.headers().getAll("Content-Encoding");
    Decoder decoder = codings.isEmpty() ? null : Decoders.of(String.join(",", codings));
    return new AsksReply(
        response, raw, decoder == null ? raw : decoded(decoder, raw), encoding, null);
  }

  private static byte[] decoded(Decoder decoder, byte[] raw) {
    var all = new ByteArrayOutputStream(raw.length * 2);
    try {
      decoder.input(raw);
      for (byte[] piece; (piece = decoder.output(PIECE)) != null && piece.length > 0; ) {
        all.writeBytes(piece);
      }
    } catch (BadMessage e) {
      throw new BadHttpResponseException("The body cannot be decompressed: " + e.getMessage(), e);
    } finally {
      decoder.close();
    }
    return all.toByteArray();
  }

  @Override
  public int statusCode() {
    return response.status();
  }

  @Override
  public String reasonPhrase() {
    return response.reason();
  }

  @Override
  public Headers headers() {
    return response.headers();
  }

  private byte[] there(byte @Nullable [] bytes) {
    if (bytes != null) return bytes;
    throw new IllegalStateException(
        "The body was not kept: read it by body(), or without stream(true) and callback: " + this);
  }

  @Override
  public byte[] raw() {
    return there(raw);
  }

  @Override
  public byte[] content() {
    return there(content);
  }

  @Override
  public String text() {
    return new String(content(), response.charset().orElse(encoding));
  }

  @Override
  public @Nullable Object json() {
    return JsonCodec.builtIn().decode(text());
  }

  @Override
  public List<AsksResponse> history() {
    return response.history().stream()
        .<AsksResponse>map(each -> new AsksReply(each, null, null, encoding, null))
        .toList();
  }

  @Override
  public List<Cookie> cookies() {
    return List.copyOf(response.cookies().values());
  }

  @Override
  public String method() {
    return response.method();
  }

  @Override
  public String url() {
    return response.url().toString();
  }

  @Override
  public void raiseForStatus() {
    if (response.ok()) return;
    throw new BadStatusException(
        statusCode() + " " + reasonPhrase() + " for " + method() + " " + url(), statusCode());
  }

  @Override
  public StreamBody body() {
    if (stream != null) return stream;
    throw new IllegalStateException("The body has been read: ask with stream(true) for its pieces");
  }

  @Override
  public String toString() {
    return "<AsksResponse " + statusCode() + " " + method() + " " + url() + ">";
  }
}
