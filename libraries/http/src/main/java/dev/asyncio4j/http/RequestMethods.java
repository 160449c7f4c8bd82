package dev.asyncio4j.http;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;

/**
 * The methods of HTTP, each as a method: of a {@link ClientSession}, and of what stands for one.
 *
 * <p><i>Python:</i> {@code get}, {@code post}, … of {@code aiohttp.ClientSession}.
 *
 * <p><b>Cancellation:</b> of a request closes its connection.
 */
@CheckReturnValue
public interface RequestMethods extends SafeMethods {
  /**
   * Sends {@code POST} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> post(String url) {
    return request("POST", url);
  }

  /**
   * Sends {@code POST} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> post(String url, RequestOptions options) {
    return request("POST", url, options);
  }

  /**
   * Sends {@code POST} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> post(Url url) {
    return request("POST", url);
  }

  /**
   * Sends {@code POST} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> post(Url url, RequestOptions options) {
    return request("POST", url, options);
  }

  /**
   * Sends {@code PUT} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> put(String url) {
    return request("PUT", url);
  }

  /**
   * Sends {@code PUT} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> put(String url, RequestOptions options) {
    return request("PUT", url, options);
  }

  /**
   * Sends {@code PUT} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> put(Url url) {
    return request("PUT", url);
  }

  /**
   * Sends {@code PUT} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> put(Url url, RequestOptions options) {
    return request("PUT", url, options);
  }

  /**
   * Sends {@code PATCH} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> patch(String url) {
    return request("PATCH", url);
  }

  /**
   * Sends {@code PATCH} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> patch(String url, RequestOptions options) {
    return request("PATCH", url, options);
  }

  /**
   * Sends {@code PATCH} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> patch(Url url) {
    return request("PATCH", url);
  }

  /**
   * Sends {@code PATCH} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> patch(Url url, RequestOptions options) {
    return request("PATCH", url, options);
  }

  /**
   * Sends {@code DELETE} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> delete(String url) {
    return request("DELETE", url);
  }

  /**
   * Sends {@code DELETE} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> delete(String url, RequestOptions options) {
    return request("DELETE", url, options);
  }

  /**
   * Sends {@code DELETE} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> delete(Url url) {
    return request("DELETE", url);
  }

  /**
   * Sends {@code DELETE} and waits for the head of the reply.
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   * @return the reply; close it
   * @see #request(String, Url, RequestOptions)
   */
  default Coroutine<ClientResponse> delete(Url url, RequestOptions options) {
    return request("DELETE", url, options);
  }
}
