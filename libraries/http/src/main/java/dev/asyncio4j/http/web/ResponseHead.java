package dev.asyncio4j.http.web;

import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.Http.ETag;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Status, headers and cookies of a response, and how its body is sent: a part of {@link
 * StreamResponse}.
 */
public interface ResponseHead {
  /** {@return the status} */
  int status();

  /** {@return the words after the status} */
  String reason();

  /**
   * Sets the status, and the words that are known for it.
   *
   * @param status such as 404
   * @return this
   * @throws IllegalStateException if the head has been sent
   */
  default StreamResponse status(int status) {
    return status(status, null);
  }

  /**
   * Sets the status and its words.
   *
   * @param status such as 404
   * @param reason without line ends; null: the known ones
   * @return this
   * @throws IllegalStateException if the head has been sent
   * @throws IllegalArgumentException if there is a line end in the words
   */
  StreamResponse status(int status, @Nullable String reason);

  /** {@return the headers, to be changed before the head is sent} */
  Headers headers();

  /**
   * Sets a header.
   *
   * @param name of the header
   * @param value of it
   * @return this
   */
  StreamResponse header(String name, String value);

  /**
   * Sets a cookie.
   *
   * @param name of the cookie
   * @param value of it; quoted if need be
   * @return this
   * @throws IllegalArgumentException if the name is no name, or a control character is in the value
   */
  default StreamResponse setCookie(String name, String value) {
    return setCookie(name, value, CookieOptions.defaults());
  }

  /**
   * Sets a cookie.
   *
   * @param name of the cookie
   * @param value of it; quoted if need be
   * @param options where and how long it is valid
   * @return this
   * @throws IllegalArgumentException if the name is no name, or a control character is in the value
   */
  StreamResponse setCookie(String name, String value, CookieOptions options);

  /**
   * Has the client forget a cookie.
   *
   * @param name of the cookie
   * @return this
   */
  default StreamResponse deleteCookie(String name) {
    return deleteCookie(name, CookieOptions.defaults());
  }

  /**
   * Has the client forget a cookie.
   *
   * @param name of the cookie
   * @param options domain and path as they were when it was set
   * @return this
   */
  StreamResponse deleteCookie(String name, CookieOptions options);

  /** {@return the type of the body, {@code application/octet-stream} if none was set} */
  default String contentType() {
    return MediaType.parse(headers().get("Content-Type")).type();
  }

  /**
   * Sets the type of the body.
   *
   * @param type without parameters
   * @return this
   */
  default StreamResponse contentType(String type) {
    var changed = MediaType.parse(headers().get("Content-Type")).withType(type);
    return header("Content-Type", changed.toString());
  }

  /** {@return the charset of the body's type; null: none} */
  default @Nullable String charset() {
    return MediaType.parse(headers().get("Content-Type")).charset();
  }

  /**
   * Sets the charset of the body's type.
   *
   * @param charset its name; null: none
   * @return this
   * @throws IllegalStateException if no type has been set
   */
  StreamResponse charset(@Nullable String charset);

  /** {@return the length of the body, if it is known} */
  OptionalLong contentLength();

  /**
   * Sets the length of the body.
   *
   * @param bytes exactly as many as will be written
   * @return this
   * @throws IllegalStateException if it comes in chunks, or is known anyway
   */
  StreamResponse contentLength(long bytes);

  /** {@return when the content changed last} */
  default Optional<Instant> lastModified() {
    return Optional.ofNullable(DateHeader.of(headers(), "Last-Modified"));
  }

  /**
   * Sets when the content changed last.
   *
   * @param when rounded up to seconds; null: not told
   * @return this
   */
  StreamResponse lastModified(@Nullable Instant when);

  /** {@return the tag of the content} */
  default Optional<ETag> etag() {
    return ETags.parse(headers().get("ETag")).stream().findFirst();
  }

  /**
   * Sets the tag of the content.
   *
   * @param tag of it; null: none
   * @return this
   * @throws IllegalArgumentException if a quote or a space is in it
   */
  StreamResponse etag(@Nullable ETag tag);

  /**
   * Compresses the body as the client accepts it: deflate before gzip.
   *
   * @return this
   */
  StreamResponse enableCompression();

  /**
   * Compresses the body, whatever the client accepts.
   *
   * @param coding how
   * @return this
   */
  StreamResponse enableCompression(ContentCoding coding);

  /**
   * Sends the body in chunks.
   *
   * @return this
   * @throws IllegalStateException if the length has been set
   */
  StreamResponse enableChunkedEncoding();

  /**
   * Closes the connection after this response.
   *
   * @return this
   */
  StreamResponse forceClose();

  /** {@return whether the connection stays open: null before that is decided} */
  @Nullable Boolean keepAlive();
}
