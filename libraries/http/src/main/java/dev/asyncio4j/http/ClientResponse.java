package dev.asyncio4j.http;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.transports.TransportInfo;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The reply to a request: status and headers are there, the body comes when it is read.
 *
 * <p><i>Python:</i> {@code aiohttp.ClientResponse}; {@code async with} is {@code try (…)}. A
 * connection goes back to the pool when the body has been read to its end; one that is left before
 * is closed.
 *
 * <p><b>Cancellation:</b> of a read closes the connection.
 *
 * <p><b>Thread and loop:</b> on the loop of the session.
 *
 * <pre>{@code
 * try (var session = ClientSession.create();
 *     var response = await(session.get(url))) {
 *   System.out.println(response.status() + " " + await(response.text()));
 * }
 * }</pre>
 */
public interface ClientResponse extends AutoCloseable {
  /** {@return the status, such as 200} */
  int status();

  /** {@return the reason beside the status; empty if the server gave none} */
  String reason();

  /** {@return whether the status is below 400} */
  boolean ok();

  /** {@return the method of the request} */
  String method();

  /** {@return the URL that was asked for at last, without fragment} */
  Url url();

  /** {@return the URL that was asked for at last, with its fragment} */
  Url realUrl();

  /** {@return the version that the server spoke} */
  Http.HttpVersion version();

  /** {@return the headers} */
  Headers headers();

  /** {@return the cookies that this reply sets, by name} */
  Map<String, Cookie> cookies();

  /** {@return the replies that redirected to this one, the first one first} */
  List<ClientResponse> history();

  /** {@return what was asked for} */
  RequestInfo requestInfo();

  /** {@return the host that was asked} */
  String host();

  /** {@return the body, to be read in pieces} */
  BodyReader content();

  /**
   * Reads the whole body; a second call gives the same bytes.
   *
   * @return the bytes, decompressed
   * @throws ClientPayloadException when awaited, if the body is cut or broken
   */
  @CheckReturnValue
  Coroutine<byte[]> read();

  /**
   * Reads the whole body as text, in the charset of {@link #encoding}.
   *
   * @return the text; what is not of the charset is replaced
   */
  @CheckReturnValue
  Coroutine<String> text();

  /**
   * Reads the whole body as text.
   *
   * @param charset how it is encoded
   * @return the text
   */
  @CheckReturnValue
  Coroutine<String> text(Charset charset);

  /**
   * Reads the whole body as JSON.
   *
   * @return what the session's codec makes of it; null for an empty body
   * @throws ContentTypeException when awaited, if the reply is of another type
   * @throws IllegalArgumentException when awaited, if it is no JSON
   */
  @CheckReturnValue
  Coroutine<@Nullable Object> json();

  /**
   * Reads the whole body as JSON, to a type.
   *
   * @param type what the session's codec can make
   * @param <T> the type
   * @return the value; null for an empty body
   * @throws ContentTypeException when awaited, if the reply is of another type
   * @throws IllegalArgumentException when awaited, if it is no JSON, or does not fit
   */
  @CheckReturnValue
  default <T> Coroutine<@Nullable T> json(Class<T> type) {
    return json(type, JsonOptions.defaults());
  }

  /**
   * Reads the whole body as JSON, to a type.
   *
   * @param type what the session's codec can make
   * @param options what type of reply is asked for, and its charset
   * @param <T> the type
   * @return the value; null for an empty body
   * @throws ContentTypeException when awaited, if the reply is of another type
   * @throws IllegalArgumentException when awaited, if it is no JSON, or does not fit
   */
  @CheckReturnValue
  <T> Coroutine<@Nullable T> json(Class<T> type, JsonOptions options);

  /** {@return the type without parameters; {@code application/octet-stream} if it is not told} */
  String contentType();

  /** {@return the charset that the headers tell, if they do and this JVM knows it} */
  Optional<Charset> charset();

  /** {@return the length of the body as it is sent, if the headers tell it} */
  OptionalLong contentLength();

  /** {@return the field Content-Disposition, if there is one} */
  Optional<ContentDisposition> contentDisposition();

  /** {@return the links of the field Link by their {@code rel}, or by their URL} */
  Map<String, Link> links();

  /**
   * Returns the charset that {@link #text} takes: the headers', UTF-8 for JSON, else the session's
   * fallback.
   *
   * <p><i>Python:</i> {@code get_encoding()}.
   *
   * @return the charset
   * @throws IllegalStateException if the fallback needs the body, and it has not been read
   */
  Charset encoding();

  /**
   * Throws if the status is 400 or more.
   *
   * @throws ClientResponseException if it is; the connection is given back
   */
  void raiseForStatus();

  /** {@return how many bytes of the request have been sent, head included} */
  long outputSize();

  /** {@return whether the body of the request was sent to its end} */
  boolean uploadComplete();

  /**
   * Ends the use of this reply: the connection goes back to the pool if the body has arrived, else
   * it is closed.
   *
   * <p><i>Python:</i> the end of {@code async with}.
   */
  @Override
  void close();

  /**
   * Gives the connection back as {@link #close} does.
   *
   * <p><i>Python:</i> {@code release()}.
   */
  void release();

  /**
   * Closes the connection, whatever has arrived.
   *
   * <p><i>Python:</i> {@code close()}.
   */
  void abort();

  /** {@return whether the connection is given back or closed} */
  boolean isClosed();

  /**
   * Returns a fact about the connection, as long as this reply has one.
   *
   * @param key what is asked for
   * @param <T> type of the value
   * @return the value; empty if there is none
   */
  <T> Optional<T> extraInfo(TransportInfo<T> key);
}
