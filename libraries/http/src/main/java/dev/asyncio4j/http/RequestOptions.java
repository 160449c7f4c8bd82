package dev.asyncio4j.http;

import dev.asyncio4j.AsyncIterable;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Options of a request; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code ClientSession.request}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread; a stream or an async iterable as data
 * serves one request.
 *
 * <pre>{@code
 * var options = RequestOptions.defaults().param("q", "asyncio").timeout(Duration.ofSeconds(5));
 * try (var session = ClientSession.create();
 *     var response = await(session.get(url, options))) {
 *   System.out.println(response.status());
 * }
 * }</pre>
 */
public final class RequestOptions extends ExchangeOptions<RequestOptions> {
  private static final RequestOptions DEFAULTS = new RequestOptions();

  /** The query to add, encoded. */
  String query = "";

  /** A {@link Payload}, a {@link FormData}, or null. */
  @Nullable Object data;

  @Nullable Object json;
  boolean hasJson;

  /** Null: as the method of the session has it. */
  @Nullable Boolean allowRedirects;

  int maxRedirects = 10;
  @Nullable String compress;
  @Nullable Boolean chunked;
  boolean expect100;
  boolean readUntilEof = true;
  @Nullable String serverHostname;
  @Nullable Object traceContext;

  private RequestOptions() {}

  /** {@return options that change nothing of the session's} */
  public static RequestOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets what is added to the query of the URL.
   *
   * @param query names, and strings, numbers or collections of them
   * @return a changed copy
   * @throws IllegalArgumentException if a value is null or of another type
   */
  public RequestOptions params(Map<String, ?> query) {
    return with(o -> o.query = QueryText.of(query));
  }

  /**
   * Sets what is added to the query of the URL.
   *
   * @param query pairs of names and values
   * @return a changed copy
   * @throws IllegalArgumentException if a value is null or of another type
   */
  public RequestOptions params(List<? extends Map.Entry<String, ?>> query) {
    return with(o -> o.query = QueryText.of(query));
  }

  /**
   * Sets what is added to the query of the URL.
   *
   * @param query plain, or encoded in part
   * @return a changed copy
   */
  public RequestOptions params(String query) {
    return with(o -> o.query = Url.of("?" + query).rawQueryString());
  }

  /**
   * Adds a pair to the query.
   *
   * @param name of the value
   * @param value a string, a number or a collection of them
   * @return a changed copy
   * @throws IllegalArgumentException if the value is of another type
   */
  public RequestOptions param(String name, Object value) {
    String added = QueryText.of(List.of(Map.entry(name, value)));
    return with(o -> o.query = query.isEmpty() ? added : query + "&" + added);
  }

  /**
   * Sends bytes.
   *
   * @param body kept, not copied
   * @return a changed copy
   */
  public RequestOptions data(byte[] body) {
    return with(o -> o.data = Payload.of(body));
  }

  /**
   * Sends a text, in UTF-8.
   *
   * @param body the text
   * @return a changed copy
   */
  public RequestOptions data(String body) {
    return with(o -> o.data = Payload.of(body));
  }

  /**
   * Sends a file, in pieces.
   *
   * @param body read when it is sent
   * @return a changed copy
   */
  public RequestOptions data(Path body) {
    return with(o -> o.data = Payload.of(body));
  }

  /**
   * Sends a stream, in chunks; it can be sent once.
   *
   * @param body read in a thread of the library, and closed
   * @return a changed copy
   */
  public RequestOptions data(InputStream body) {
    return with(o -> o.data = Payload.of(body));
  }

  /**
   * Sends pieces, in chunks; they can be sent once.
   *
   * @param body asked for as the server takes them
   * @return a changed copy
   */
  public RequestOptions data(AsyncIterable<byte[]> body) {
    return with(o -> o.data = Payload.of(body));
  }

  /**
   * Sends a body.
   *
   * @param body a multipart one, too
   * @return a changed copy
   */
  public RequestOptions data(Payload body) {
    return with(o -> o.data = body);
  }

  /**
   * Sends a form.
   *
   * @param form urlencoded or multipart, as it needs
   * @return a changed copy
   */
  public RequestOptions data(FormData form) {
    return with(o -> o.data = form);
  }

  /**
   * Sends a form.
   *
   * @param form names, and strings, numbers, paths, bytes or payloads
   * @return a changed copy
   * @throws IllegalArgumentException if a value is of another type
   */
  public RequestOptions data(Map<String, ?> form) {
    return with(o -> o.data = Bodies.form(form));
  }

  /**
   * Sends a value as JSON.
   *
   * @param value what the session's codec knows
   * @return a changed copy
   */
  public RequestOptions json(@Nullable Object value) {
    return with(
        o -> {
          o.json = value;
          o.hasJson = true;
        });
  }

  /**
   * Chooses whether redirects are followed; they are by default.
   *
   * @param follow false: the reply is given as it is
   * @return a changed copy
   */
  public RequestOptions allowRedirects(boolean follow) {
    return with(o -> o.allowRedirects = follow);
  }

  /**
   * Sets how many redirects are too many; 10 by default.
   *
   * @param limit the redirect of this number fails
   * @return a changed copy
   */
  public RequestOptions maxRedirects(int limit) {
    return with(o -> o.maxRedirects = limit);
  }

  /**
   * Compresses the body.
   *
   * @param coding {@code deflate} or {@code gzip}
   * @return a changed copy
   * @throws IllegalArgumentException if it is another one
   */
  public RequestOptions compress(String coding) {
    return with(o -> o.compress = Bodies.coding(coding));
  }

  /**
   * Chooses whether the body is compressed.
   *
   * @param deflate true: with {@code deflate}
   * @return a changed copy
   */
  public RequestOptions compress(boolean deflate) {
    return with(o -> o.compress = deflate ? "deflate" : null);
  }

  /**
   * Sends the body in chunks, though its length is known.
   *
   * @param chunks true: in chunks
   * @return a changed copy
   */
  public RequestOptions chunked(boolean chunks) {
    return with(o -> o.chunked = chunks);
  }

  /**
   * Chooses whether the body waits for the server's consent.
   *
   * @param wait true: for {@code 100 Continue}
   * @return a changed copy
   */
  public RequestOptions expect100(boolean wait) {
    return with(o -> o.expect100 = wait);
  }

  /**
   * Chooses whether a reply without length has all that comes; it has by default.
   *
   * @param read false: it has no body
   * @return a changed copy
   */
  public RequestOptions readUntilEof(boolean read) {
    return with(o -> o.readUntilEof = read);
  }

  /**
   * Sets how long the request may take, its body included, in place of all limits of the session.
   *
   * @param total null: no limit
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public RequestOptions timeout(@Nullable Duration total) {
    return with(o -> o.timeout = ClientTimeout.ofTotal(total));
  }

  /**
   * Sets the name that the server's certificate must show.
   *
   * @param name in place of the URL's host
   * @return a changed copy
   */
  public RequestOptions serverHostname(String name) {
    return with(o -> o.serverHostname = name);
  }

  /**
   * Sets what hooks get as {@link TraceContext#requestContext}.
   *
   * @param context any
   * @return a changed copy
   */
  public RequestOptions traceContext(@Nullable Object context) {
    return with(o -> o.traceContext = context);
  }
}
