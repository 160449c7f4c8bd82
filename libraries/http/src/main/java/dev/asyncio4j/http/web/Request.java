package dev.asyncio4j.http.web;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.http.BodyReader;
import dev.asyncio4j.http.Http.HttpVersion;
import dev.asyncio4j.http.MultiDict;
import dev.asyncio4j.http.MultipartReader;
import dev.asyncio4j.http.Url;
import dev.asyncio4j.transports.TransportInfo;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A request that a server got.
 *
 * <p><i>Python:</i> {@code web.Request}. Its values stay readable after the reply, its body does
 * not. Values are carried under typed keys only.
 *
 * <p><b>Cancellation:</b> of a read of the whole body loses what it had collected.
 *
 * <p><b>Thread and loop:</b> used on the server's loop.
 *
 * <pre>{@code
 * Handler handler = request -> {
 *   Object order = await(request.json());
 *   return Response.json(Map.of("got", order, "from", request.remote()));
 * };
 * }</pre>
 */
public interface Request extends ConditionalRequest {
  /** {@return the method, in upper case} */
  String method();

  /** {@return the version of HTTP} */
  HttpVersion version();

  /**
   * {@return the header Host, or else the address that the request came to; no name is looked up}
   */
  String host();

  /** {@return {@code http} or {@code https}: what the connection is, whatever a header says} */
  String scheme();

  /** {@return whether the connection is under TLS} */
  default boolean isSecure() {
    return scheme().equals("https");
  }

  /**
   * {@return the address of the client, or of its proxy; null: it has none, as with unix sockets}
   */
  @Nullable String remote();

  /** {@return the path, decoded} */
  String path();

  /** {@return the target as it was sent, its query, too} */
  String rawPath();

  /** {@return the path and the query, encoded} */
  default String pathQs() {
    return relUrl().toString();
  }

  /** {@return the whole URL, by scheme and host} */
  Url url();

  /** {@return the path and the query as a URL} */
  Url relUrl();

  /** {@return the query, decoded} */
  default MultiDict<String> query() {
    return relUrl().query();
  }

  /** {@return the cookies, by name; what is no cookie is left out} */
  Map<String, String> cookies();

  /** {@return the type of the body, {@code application/octet-stream} if nothing says it} */
  default String contentType() {
    return MediaType.parse(headers().get("Content-Type")).type();
  }

  /** {@return the encoding of the body's text, if the type says it} */
  default Optional<Charset> charset() {
    return Charsets.find(MediaType.parse(headers().get("Content-Type")).charset());
  }

  /** {@return the length of the body in bytes, if a header says it} */
  default OptionalLong contentLength() {
    var length = headers().get("Content-Length");
    return length == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(length));
  }

  /** {@return whether the client will send more requests on this connection} */
  boolean keepAlive();

  /** {@return whether there is a body that has not been read to its end} */
  boolean canReadBody();

  /** {@return whether the request has a body} */
  boolean bodyExists();

  /**
   * Returns what routing found.
   *
   * @return the values of the template's names
   * @throws IllegalStateException if there was no routing, as in a {@link ServerRunner}
   */
  MatchInfo matchInfo();

  /**
   * Returns the application whose middleware or handler runs.
   *
   * @return the application
   * @throws IllegalStateException if there is none, as in a {@link ServerRunner}
   */
  Application app();

  /**
   * Returns a value of the application, or of one around it.
   *
   * <p><i>Python:</i> {@code request.config_dict[key]}.
   *
   * @param key of the value
   * @param <T> the type of the value
   * @return the value of the innermost application that has one
   * @throws java.util.NoSuchElementException if none has
   */
  <T> T config(AppKey<T> key);

  /** {@return the body as it comes; not bounded by the size that the application allows} */
  BodyReader content();

  /**
   * Reads the whole body; the second time it gives the same bytes.
   *
   * @return a coroutine to await
   * @throws HttpException.RequestEntityTooLarge when awaited, if it is more than the application
   *     allows
   */
  @CheckReturnValue
  Coroutine<byte[]> read();

  /**
   * Reads the whole body as text, UTF-8 if its type says nothing else.
   *
   * @return a coroutine to await
   */
  @CheckReturnValue
  Coroutine<String> text();

  /**
   * Reads the whole body as JSON.
   *
   * @return a coroutine to await: a map, list, string, number, boolean or null
   * @throws IllegalArgumentException when awaited, if it is no JSON
   */
  @CheckReturnValue
  Coroutine<@Nullable Object> json();

  /**
   * Reads the whole body as JSON of a type.
   *
   * @param type such as a record
   * @param <T> the type
   * @return a coroutine to await
   * @throws IllegalArgumentException when awaited, if it is no JSON of that type
   */
  @CheckReturnValue
  <T> Coroutine<@Nullable T> json(Class<T> type);

  /**
   * Reads a form.
   *
   * @return a coroutine to await: its fields; none if the body is no form
   */
  @CheckReturnValue
  Coroutine<MultiDict<FormValue>> post();

  /**
   * Reads the parts of a body of type {@code multipart/…}, one by one.
   *
   * @return a coroutine to await
   * @throws RequestPayloadException when awaited, if the body is of another type: 400 if nothing
   *     catches it
   */
  @CheckReturnValue
  Coroutine<MultipartReader> multipart();

  /**
   * Reads the rest of the body, and drops it.
   *
   * @return a coroutine to await
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> release();

  /**
   * Returns a value that the request carries.
   *
   * @param key of the value
   * @param <T> the type of the value
   * @return the value
   * @throws java.util.NoSuchElementException if there is none
   */
  <T> T get(RequestKey<T> key);

  /**
   * Returns a value that the request carries, or another one.
   *
   * @param key of the value
   * @param fallback if there is none
   * @param <T> the type of the value
   * @return the value
   */
  <T> T get(RequestKey<T> key, T fallback);

  /**
   * Carries a value.
   *
   * @param key of the value
   * @param value to carry
   * @param <T> the type of the value
   * @return this
   */
  <T> Request set(RequestKey<T> key, T value);

  /**
   * Returns a copy of which some values are others.
   *
   * <p><i>Python:</i> {@code request.clone()}.
   *
   * @param options what is another
   * @return the copy, with the same body
   * @throws IllegalStateException if the body has been read
   */
  Request copy(CopyOptions options);

  /** {@return the task that handles it} */
  Task<?> task();

  /**
   * Returns a fact about the connection.
   *
   * @param key what is asked for
   * @param <T> type of the value
   * @return the value; empty if there is none
   */
  <T extends @Nullable Object> Optional<T> extraInfo(TransportInfo<T> key);
}
