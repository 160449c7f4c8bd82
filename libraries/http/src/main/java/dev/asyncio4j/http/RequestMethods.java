package dev.asyncio4j.http;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;

/**
 * The methods of HTTP, each as a method: of a {@link ClientSession}, and of what stands for one.
 *
 * <p><i>Python:</i> {@code get}, {@code post}, … of {@code aiohttp.ClientSession}.
 */
@CheckReturnValue
public interface RequestMethods extends SafeMethods {
  /**
   * {@return the reply to {@code POST}; see {@link #request(String, Url, RequestOptions)}}
   *
   * @param url absolute, or relative to the session's
   */
  default Coroutine<ClientResponse> post(String url) {
    return request("POST", url);
  }

  /**
   * {@return the reply to {@code POST}; see {@link #request(String, Url, RequestOptions)}}
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   */
  default Coroutine<ClientResponse> post(String url, RequestOptions options) {
    return request("POST", url, options);
  }

  /**
   * {@return the reply to {@code POST}; see {@link #request(String, Url, RequestOptions)}}
   *
   * @param url absolute, or relative to the session's
   */
  default Coroutine<ClientResponse> post(Url url) {
    return request("POST", url);
  }

  /**
   * {@return the reply to {@code POST}; see {@link #request(String, Url, RequestOptions)}}
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   */
  default Coroutine<ClientResponse> post(Url url, RequestOptions options) {
    return request("POST", url, options);
  }

  /**
   * {@return the reply to {@code PUT}; see {@link #request(String, Url, RequestOptions)}}
   *
   * @param url absolute, or relative to the session's
   */
  default Coroutine<ClientResponse> put(String url) {
    return request("PUT", url);
  }

  /**
   * {@return the reply to {@code PUT}; see {@link #request(String, Url, RequestOptions)}}
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   */
  default Coroutine<ClientResponse> put(String url, RequestOptions options) {
    return request("PUT", url, options);
  }

  /**
   * {@return the reply to {@code PUT}; see {@link #request(String, Url, RequestOptions)}}
   *
   * @param url absolute, or relative to the session's
   */
  default Coroutine<ClientResponse> put(Url url) {
    return request("PUT", url);
  }

  /**
   * {@return the reply to {@code PUT}; see {@link #request(String, Url, RequestOptions)}}
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   */
  default Coroutine<ClientResponse> put(Url url, RequestOptions options) {
    return request("PUT", url, options);
  }

  /**
   * {@return the reply to {@code PATCH}; see {@link #request(String, Url, RequestOptions)}}
   *
   * @param url absolute, or relative to the session's
   */
  default Coroutine<ClientResponse> patch(String url) {
    return request("PATCH", url);
  }

  /**
   * {@return the reply to {@code PATCH}; see {@link #request(String, Url, RequestOptions)}}
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   */
  default Coroutine<ClientResponse> patch(String url, RequestOptions options) {
    return request("PATCH", url, options);
  }

  /**
   * {@return the reply to {@code PATCH}; see {@link #request(String, Url, RequestOptions)}}
   *
   * @param url absolute, or relative to the session's
   */
  default Coroutine<ClientResponse> patch(Url url) {
    return request("PATCH", url);
  }

  /**
   * {@return the reply to {@code PATCH}; see {@link #request(String, Url, RequestOptions)}}
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   */
  default Coroutine<ClientResponse> patch(Url url, RequestOptions options) {
    return request("PATCH", url, options);
  }

  /**
   * {@return the reply to {@code DELETE}; see {@link #request(String, Url, RequestOptions)}}
   *
   * @param url absolute, or relative to the session's
   */
  default Coroutine<ClientResponse> delete(String url) {
    return request("DELETE", url);
  }

  /**
   * {@return the reply to {@code DELETE}; see {@link #request(String, Url, RequestOptions)}}
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   */
  default Coroutine<ClientResponse> delete(String url, RequestOptions options) {
    return request("DELETE", url, options);
  }

  /**
   * {@return the reply to {@code DELETE}; see {@link #request(String, Url, RequestOptions)}}
   *
   * @param url absolute, or relative to the session's
   */
  default Coroutine<ClientResponse> delete(Url url) {
    return request("DELETE", url);
  }

  /**
   * {@return the reply to {@code DELETE}; see {@link #request(String, Url, RequestOptions)}}
   *
   * @param url absolute, or relative to the session's
   * @param options of this request
   */
  default Coroutine<ClientResponse> delete(Url url, RequestOptions options) {
    return request("DELETE", url, options);
  }
}
