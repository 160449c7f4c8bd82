package dev.asyncio4j.http.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.JsonCodec;
import dev.asyncio4j.http.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A response with its whole body.
 *
 * <p><i>Python:</i> {@code web.Response}, {@code web.json_response}.
 *
 * <pre>{@code
 * Handler answer = request -> Response.json(Map.of("answer", 42)).status(201);
 * }</pre>
 */
public interface Response extends StreamResponse {
  /**
   * Makes a response of text.
   *
   * @param text sent as UTF-8
   * @return a new response
   */
  static Response text(String text) {
    return new ResponseImpl("text/plain; charset=utf-8", text.getBytes(UTF_8));
  }

  /**
   * Makes a response of HTML.
   *
   * @param html sent as UTF-8
   * @return a new response
   */
  static Response html(String html) {
    return new ResponseImpl("text/html; charset=utf-8", html.getBytes(UTF_8));
  }

  /**
   * Makes a response of JSON.
   *
   * @param value a map, list, string, number, boolean, record or null
   * @return a new response
   * @throws IllegalArgumentException if it is nothing of these
   */
  static Response json(@Nullable Object value) {
    return new ResponseImpl(
        "application/json; charset=utf-8", JsonCodec.builtIn().encode(value).getBytes(UTF_8));
  }

  /**
   * Makes a response of bytes.
   *
   * @param data the body
   * @return a new response
   */
  static Response bytes(byte[] data) {
    return new ResponseImpl(null, data);
  }

  /**
   * Makes a response without a body.
   *
   * @param status such as 204
   * @return a new response
   */
  static Response empty(int status) {
    return new ResponseImpl(
        status, KnownStatus.reason(status), Headers.create(), new ResponseCookies());
  }

  /**
   * Makes a response of a payload, sent piece by piece.
   *
   * @param payload with its type
   * @return a new response
   */
  static Response of(Payload payload) {
    return new ResponseImpl(payload);
  }

  /** {@return the body; null: there is none, or it is a payload} */
  byte @Nullable [] body();

  /**
   * Sets the body.
   *
   * @param data null: none
   * @return this
   */
  Response body(byte @Nullable [] data);

  /** {@return the body as text; null: there is none, or it is a payload} */
  @Nullable String text();

  /**
   * Sets the body.
   *
   * @param text in the charset that was set, or else as UTF-8
   * @return this
   */
  Response body(String text);

  @Override
  Response status(int status);

  @Override
  Response status(int status, @Nullable String reason);

  @Override
  Response header(String name, String value);

  @Override
  Response contentType(String type);
}
