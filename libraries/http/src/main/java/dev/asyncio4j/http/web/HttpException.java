package dev.asyncio4j.http.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.Url;
import org.jspecify.annotations.Nullable;

/**
 * A reply that is thrown: the server sends it when it comes out of a handler or a middleware.
 *
 * <p><i>Python:</i> {@code web.HTTPException}; the classes of this one are {@code web.HTTPNotFound}
 * and the others, without their prefix. It is no response: {@code text}, {@code reason} and headers
 * are set on it, and the response is made of them.
 *
 * <pre>{@code
 * Handler handler = request -> {
 *   if (!request.query().contains("id")) throw new HttpException.BadRequest().text("which id?");
 *   throw new HttpException.Found("/new/" + request.query().get("id"));
 * };
 * }</pre>
 */
@SuppressWarnings("serial") // never sent anywhere as an object
public abstract class HttpException extends RuntimeException
    implements HttpSuccesses, HttpRedirections, HttpClientErrors, HttpServerErrors {

  /** The status code. */
  private final int status;

  /** The reason of the status line. */
  private String reason;

  private final transient Headers headers = Headers.create();
  private final transient ResponseCookies cookies = new ResponseCookies();

  /** The body; null for the words of the status. */
  private @Nullable String text;

  HttpException() {
    var known = KnownStatus.of(getClass());
    status = known.code;
    reason = known.reason;
  }

  /**
   * Makes the exception of a status.
   *
   * @param status such as 404
   * @return a new one
   * @throws IllegalArgumentException if the status has none, or it needs more than its status: the
   *     redirections a location, 405, 413 and 451 what their constructors ask for
   */
  public static HttpException of(int status) {
    var known = KnownStatus.of(status);
    if (known == null) throw new IllegalArgumentException("no exception has the status " + status);
    if (known.factory == null) {
      throw new IllegalArgumentException(
          status + " needs more than its status: use the constructor of its class");
    }
    return known.factory.get();
  }

  /** {@return the status, such as 404} */
  public int status() {
    return status;
  }

  /** {@return the words after the status, such as "Not Found"} */
  public String reason() {
    return reason;
  }

  /**
   * Replaces the words after the status.
   *
   * @param words without line ends
   * @return this
   * @throws IllegalArgumentException if there is a line end in them
   */
  public HttpException reason(String words) {
    reason = StatusLine.check(words);
    return this;
  }

  /** {@return the headers of the reply, to be changed} */
  public Headers headers() {
    return headers;
  }

  /**
   * Sets a header of the reply.
   *
   * @param name of the header
   * @param value of it
   * @return this
   */
  public HttpException header(String name, String value) {
    headers.set(name, value);
    return this;
  }

  /** {@return the text of the reply: {@code 404: Not Found} and the like if none was set} */
  public String text() {
    if (text != null) return text;
    return StatusLine.isEmptyBody(status) ? "" : status + ": " + reason;
  }

  /**
   * Sets the text of the reply.
   *
   * @param text of the body
   * @return this
   */
  public HttpException text(String text) {
    this.text = text;
    return this;
  }

  /**
   * Sets a cookie of the reply.
   *
   * @param name of the cookie
   * @param value of it
   * @return this
   * @throws IllegalArgumentException as {@link StreamResponse#setCookie(String, String)}
   */
  public HttpException setCookie(String name, String value) {
    return setCookie(name, value, CookieOptions.defaults());
  }

  /**
   * Sets a cookie of the reply.
   *
   * @param name of the cookie
   * @param value of it
   * @param options where and how long it is valid
   * @return this
   * @throws IllegalArgumentException as {@link StreamResponse#setCookie(String, String)}
   */
  public HttpException setCookie(String name, String value, CookieOptions options) {
    cookies.set(name, value, options);
    return this;
  }

  @Override
  public String getMessage() {
    return reason;
  }

  /** The reply that the server sends. */
  StreamResponse toResponse() {
    var response = new ResponseImpl(status, reason, headers.copy(), cookies);
    if (!headers.contains("Content-Type") && !text().isEmpty()) {
      response.headers().set("Content-Type", "text/plain; charset=utf-8");
    }
    return response.content(text().getBytes(UTF_8));
  }

  /** The replies that tell of success. */
  public abstract static class Successful extends HttpException {
    Successful() {}
  }

  /** The replies that send the client elsewhere. */
  public abstract static class Redirection extends HttpException {
    Redirection() {}
  }

  /** The replies that tell of a failure. */
  public abstract static class Error extends HttpException {
    Error() {}
  }

  /** The replies that tell of a fault of the client. */
  public abstract static class ClientError extends Error {
    ClientError() {}
  }

  /** The replies that tell of a fault of the server. */
  public abstract static class ServerError extends Error {
    ServerError() {}
  }

  /** The redirections to a location. */
  public abstract static class Move extends Redirection {
    /** The address to go to. */
    private final String location;

    Move(String location) {
      if (location.isEmpty()) {
        throw new IllegalArgumentException("HTTP redirects need a location to redirect to.");
      }
      this.location = location;
      headers().set("Location", Url.of(location).toString());
    }

    /** {@return where the client is sent, as it was given} */
    public String location() {
      return location;
    }
  }
}
