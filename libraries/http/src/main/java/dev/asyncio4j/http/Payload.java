package dev.asyncio4j.http;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.http.internal.BytesPayload;
import dev.asyncio4j.http.internal.StreamPayload;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A body to be sent: of a request, of a response, of a part.
 *
 * <p><i>Python:</i> {@code aiohttp.Payload}; its registry of types is this closed set, and your own
 * implementations. A body whose bytes can be had again survives redirects and retries; a stream's
 * cannot.
 *
 * <p><b>Thread and loop:</b> files and streams are read in threads of the library.
 *
 * <pre>{@code
 * Payload body = Payload.of("Grüße");
 * for (byte[] piece : each(body.pieces())) handle(piece);
 * }</pre>
 */
public interface Payload {
  /**
   * Returns bytes as a body, of type {@code application/octet-stream}.
   *
   * @param data the bytes; kept, not copied
   * @return the body
   */
  static Payload of(byte[] data) {
    return new BytesPayload(data, "application/octet-stream");
  }

  /**
   * Returns a text as a body, in UTF-8.
   *
   * @param text the text
   * @return the body, of type {@code text/plain}
   */
  static Payload of(String text) {
    return of(text, StandardCharsets.UTF_8);
  }

  /**
   * Returns a text as a body.
   *
   * @param text the text
   * @param charset how it is encoded
   * @return the body, of type {@code text/plain}
   */
  static Payload of(String text, Charset charset) {
    String name = charset.name().toLowerCase(java.util.Locale.ROOT);
    return new BytesPayload(text.getBytes(charset), "text/plain; charset=" + name);
  }

  /**
   * Returns a file as a body, of the type that its name tells; it is read when it is sent.
   *
   * @param file the file
   * @return the body
   */
  static Payload of(Path file) {
    return StreamPayload.file(file);
  }

  /**
   * Returns a stream as a body, which can be sent once and is closed then.
   *
   * @param stream read in a thread of the library
   * @return the body, of type {@code application/octet-stream}
   */
  static Payload of(InputStream stream) {
    return StreamPayload.stream(stream);
  }

  /**
   * Returns pieces as a body, which can be sent once.
   *
   * <p><i>Python:</i> {@code AsyncIterablePayload}.
   *
   * @param pieces asked for one by one, as the peer takes them
   * @return the body, of type {@code application/octet-stream}
   */
  static Payload of(AsyncIterable<byte[]> pieces) {
    return StreamPayload.iterable(pieces);
  }

  /**
   * Returns a value as JSON.
   *
   * <p><i>Python:</i> {@code JsonPayload}.
   *
   * @param value what the codec knows
   * @param codec encodes it at once
   * @return the body, of type {@code application/json}
   * @throws IllegalArgumentException if the codec does not know it
   */
  static Payload json(@Nullable Object value, JsonCodec codec) {
    byte[] data = codec.encode(value).getBytes(StandardCharsets.UTF_8);
    return new BytesPayload(data, "application/json");
  }

  /** {@return how many bytes it has; empty if nobody knows before it is sent} */
  OptionalLong size();

  /** {@return its type, with parameters} */
  String contentType();

  /** {@return its own header fields, which can be changed before it is sent} */
  Headers headers();

  /** {@return whether it cannot be sent any more} */
  boolean isConsumed();

  /**
   * Gives its bytes, piece by piece, from the start.
   *
   * <p>If the iterator is an {@link dev.asyncio4j.AsyncGenerator}, who stops early closes it.
   *
   * @return the pieces
   * @throws IllegalStateException if it was a stream and is consumed
   */
  AsyncIterable<byte[]> pieces();
}
