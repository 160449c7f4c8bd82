package dev.asyncio4j.http;

import dev.asyncio4j.http.multipart.PartsWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A multipart body, made of parts.
 *
 * <p><i>Python:</i> {@code aiohttp.MultipartWriter}. It can be sent again if all its parts can. A
 * part with {@code Content-Encoding} (deflate, gzip) or {@code Content-Transfer-Encoding} (base64,
 * quoted-printable) in its headers is encoded when it is sent.
 *
 * <p><b>Thread and loop:</b> made anywhere, sent on a loop.
 *
 * <pre>{@code
 * MultipartWriter body = MultipartWriter.create("mixed");
 * body.append("first");
 * body.append(data, Headers.of("Content-Type", "image/png"));
 * body.appendJson(Map.of("n", 2));
 * }</pre>
 */
public interface MultipartWriter extends Payload {
  /**
   * Returns a body without parts, with a boundary of its own.
   *
   * @param subtype such as {@code mixed} or {@code form-data}
   * @return the body
   * @throws IllegalArgumentException if the subtype is no token
   */
  static MultipartWriter create(String subtype) {
    return new PartsWriter(subtype, null);
  }

  /**
   * Returns a body without parts.
   *
   * @param subtype such as {@code mixed} or {@code form-data}
   * @param boundary 1 to 70 characters of ASCII, not in any part
   * @return the body
   * @throws IllegalArgumentException if the subtype is no token, or the boundary not such
   */
  static MultipartWriter create(String subtype, String boundary) {
    return new PartsWriter(subtype, boundary);
  }

  /**
   * Appends a part.
   *
   * @param content a {@link Payload}, which may be a {@link MultipartWriter}, or what {@code
   *     Payload.of} takes: text, bytes, file, stream, async iterable of bytes
   * @return the part
   * @throws IllegalArgumentException if it is something else
   */
  default Payload append(Object content) {
    return append(content, Headers.create());
  }

  /**
   * Appends a part.
   *
   * @param content as above
   * @param headers added to those of the part, and in place of those with the same name
   * @return the part
   * @throws IllegalArgumentException if it is something else, or an encoding is unknown
   */
  Payload append(Object content, Headers headers);

  /**
   * Appends a value as JSON.
   *
   * @param value what {@link JsonCodec} can write
   * @return the part
   * @throws IllegalArgumentException if the value cannot be JSON
   */
  default Payload appendJson(@Nullable Object value) {
    return appendJson(value, Headers.create());
  }

  /**
   * Appends a value as JSON.
   *
   * @param value what {@link JsonCodec} can write
   * @param headers added to those of the part
   * @return the part
   * @throws IllegalArgumentException if the value cannot be JSON
   */
  default Payload appendJson(@Nullable Object value, Headers headers) {
    return append(Payload.json(value, JsonCodec.builtIn()), headers);
  }

  /**
   * Appends an urlencoded form.
   *
   * @param fields names and values
   * @return the part
   */
  default Payload appendForm(List<Map.Entry<String, String>> fields) {
    return appendForm(fields, Headers.create());
  }

  /**
   * Appends an urlencoded form.
   *
   * @param fields names and values
   * @param headers added to those of the part
   * @return the part
   */
  Payload appendForm(List<Map.Entry<String, String>> fields, Headers headers);

  /**
   * Appends a part.
   *
   * @param part may be a multipart body itself
   * @return the part
   * @throws IllegalArgumentException if an encoding in its headers is unknown, or, in a form, if
   *     there is one
   */
  Payload appendPayload(Payload part);

  /** {@return the boundary, without quotes} */
  String boundary();

  /** {@return how many parts it has} */
  int partCount();
}
