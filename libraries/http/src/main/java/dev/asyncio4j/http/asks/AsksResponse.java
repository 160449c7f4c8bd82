package dev.asyncio4j.http.asks;

import dev.asyncio4j.http.Cookie;
import dev.asyncio4j.http.Headers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reply, read unless it is a stream.
 *
 * <p><i>Python:</i> {@code asks.response_objects.Response}.
 *
 * <p><b>Thread and loop:</b> for any thread; a stream on its loop.
 *
 * <pre>{@code
 * static void show(AsksResponse reply) {
 *   reply.raiseForStatus();
 *   System.out.println(reply.statusCode() + " " + reply.text());
 * }
 * }</pre>
 */
public interface AsksResponse {
  /** {@return the status} */
  int statusCode();

  /** {@return the reason beside the status} */
  String reasonPhrase();

  /** {@return the headers} */
  Headers headers();

  /**
   * Returns the body, decompressed.
   *
   * @return the bytes, not copied
   * @throws IllegalStateException if it is a stream, or went to a callback
   */
  byte[] content();

  /**
   * Returns the body as it was sent.
   *
   * @return the bytes, not copied
   * @throws IllegalStateException if it is a stream, or went to a callback
   */
  byte[] raw();

  /**
   * Returns the body as a text, by its charset, or else that of the options.
   *
   * @return the text
   * @throws IllegalStateException if it is a stream, or went to a callback
   */
  String text();

  /**
   * Returns the body as JSON.
   *
   * @return maps, lists, strings, numbers, booleans or null
   * @throws IllegalArgumentException if it is not JSON
   * @throws IllegalStateException if it is a stream, or went to a callback
   */
  @Nullable Object json();

  /** {@return the replies that redirected to this one, the first one first; without bodies} */
  List<AsksResponse> history();

  /** {@return the cookies that it sets} */
  List<Cookie> cookies();

  /** {@return the method of the request} */
  String method();

  /** {@return the URL that was asked for at last} */
  String url();

  /**
   * Fails if the status is 400 or more.
   *
   * @throws BadStatusException if it is
   */
  void raiseForStatus();

  /**
   * Returns the body of a stream.
   *
   * @return its pieces, to be closed
   * @throws IllegalStateException if the body has been read
   */
  StreamBody body();
}
