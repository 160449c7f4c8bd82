package dev.asyncio4j.http;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;

/**
 * The methods of HTTP that only ask, and the one that sends any of them.
 *
 * <p><i>Python:</i> {@code request}, {@code get}, {@code options}, {@code head} of {@code
 * aiohttp.ClientSession}.
 */
@CheckReturnValue
public interface SafeMethods {
  /**
   * Sends a request and waits for the head of its reply.
   *
   * <p><b>Cancellation:</b> closes the connection.
   *
   * @param method such as {@code GET}
   * @param url absolute, or relative to the session's
   * @param options of this request
   * @return the reply; close it
   * @throws IllegalStateException if the session is closed
   * @throws IllegalArgumentException if a value cannot be sent
   * @throws ClientException when awaited, if the request fails
   * @throws dev.asyncio4j.exceptions.AsyncTimeoutException when awaited, after the total timeout
   */
  Coroutine<ClientResponse> request(String method, Url url, RequestOptions options);

  /**
   * Sends a request and waits for the head of its reply.
   *
   * @param method such as {@code GET}
   * @param url absolute, or relative to the session's
   * @param options of this request
   * @return the reply; close it
   * @throws InvalidUrlClientException when awaited, if it is no URL
   * @see #request(String, Url, RequestOptions)
   */
  Coroutine<ClientResponse> request(String method, String url, RequestOptions options);

  /**
   * Sends a request and waits for the head of its reply.
   *
   * @param method such as {@code GET}
   * @param url absolute, or relative to the session's
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> request(String method, String url) {
    return request(method, url, RequestOptions.defaults());
  }

  /**
   * Sends a request and waits for the head of its reply.
   *
   * @param method such as {@code GET}
   * @param url absolute, or relative to the session's
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> request(String method, Url url) {
    return request(method, url, RequestOptions.defaults());
  }

  /**
   * Sends {@code GET} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> get(String url) {
    return request("GET", url);
  }

  /**
   * Sends {@code GET} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> get(String url, RequestOptions options) {
    return request("GET", url, options);
  }

  /**
   * Sends {@code GET} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> get(Url url) {
    return request("GET", url);
  }

  /**
   * Sends {@code GET} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> get(Url url, RequestOptions options) {
    return request("GET", url, options);
  }

  /**
   * Sends {@code OPTIONS} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> options(String url) {
    return request("OPTIONS", url);
  }

  /**
   * Sends {@code OPTIONS} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> options(String url, RequestOptions options) {
    return request("OPTIONS", url, options);
  }

  /**
   * Sends {@code OPTIONS} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> options(Url url) {
    return request("OPTIONS", url);
  }

  /**
   * Sends {@code OPTIONS} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> options(Url url, RequestOptions options) {
    return request("OPTIONS", url, options);
  }

  /**
   * Sends {@code HEAD} and waits for the head of the reply.
   *
   * <p>Redirects are not followed, unless the options say so.
   *
   * @param url absolute, or relative to the session's
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> head(String url) {
    return request("HEAD", url, RequestOptions.defaults().allowRedirects(false));
  }

  /**
   * Sends {@code HEAD} and waits for the head of the reply.
   *
   * <p>Redirects are not followed, unless the options say so.
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> head(String url, RequestOptions options) {
    return request("HEAD", url, unredirected(options));
  }

  /**
   * Sends {@code HEAD} and waits for the head of the reply.
   *
   * <p>Redirects are not followed, unless the options say so.
   *
   * @param url absolute, or relative to the session's
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> head(Url url) {
    return request("HEAD", url, RequestOptions.defaults().allowRedirects(false));
  }

  /**
   * Sends {@code HEAD} and waits for the head of the reply.
   *
   * <p>Redirects are not followed, unless the options say so.
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> head(Url url, RequestOptions options) {
    return request("HEAD", url, unredirected(options));
  }

  /** Follows no redirect, unless the options say so. */
  private static RequestOptions unredirected(RequestOptions given) {
    return given.allowRedirects == null ? given.allowRedirects(false) : given;
  }
}
