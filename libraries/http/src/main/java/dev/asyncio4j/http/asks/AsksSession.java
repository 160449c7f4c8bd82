package dev.asyncio4j.http.asks;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;

/**
 * Requests that share connections, headers and cookies.
 *
 * <p><i>Python:</i> {@code asks.Session}. A path is put behind the base location and the endpoint.
 *
 * <p><b>Cancellation:</b> of a request closes its connection.
 *
 * <p><b>Thread and loop:</b> on the loop that it was made on.
 *
 * <pre>{@code
 * try (var session = AsksSession.create(AsksSessionOptions.defaults().connections(2))) {
 *   var page = await(session.get("http://" + host + "/"));
 *   System.out.println(page.statusCode());
 * }
 * }</pre>
 */
public interface AsksSession extends AsksPaths, AutoCloseable {
  /** {@return a session with one connection} */
  static AsksSession create() {
    return create(AsksSessionOptions.defaults());
  }

  /**
   * Returns a session.
   *
   * @param options of the session
   * @return the session, to be closed
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  static AsksSession create(AsksSessionOptions options) {
    return new AsksClient(options);
  }

  /**
   * Sends a request.
   *
   * @param method such as {@code GET}
   * @param url the whole URL
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  Coroutine<AsksResponse> request(String method, String url, AsksOptions options);

  /**
   * Sends a GET.
   *
   * @param url the whole URL
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> get(String url) {
    return get(url, AsksOptions.defaults());
  }

  /**
   * Sends a GET.
   *
   * @param url the whole URL
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> get(String url, AsksOptions options) {
    return request("GET", url, options);
  }

  /**
   * Sends a HEAD.
   *
   * @param url the whole URL
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> head(String url) {
    return head(url, AsksOptions.defaults());
  }

  /**
   * Sends a HEAD.
   *
   * @param url the whole URL
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> head(String url, AsksOptions options) {
    return request("HEAD", url, options);
  }

  /**
   * Sends a POST.
   *
   * @param url the whole URL
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> post(String url) {
    return post(url, AsksOptions.defaults());
  }

  /**
   * Sends a POST.
   *
   * @param url the whole URL
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> post(String url, AsksOptions options) {
    return request("POST", url, options);
  }

  /**
   * Sends a PUT.
   *
   * @param url the whole URL
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> put(String url) {
    return put(url, AsksOptions.defaults());
  }

  /**
   * Sends a PUT.
   *
   * @param url the whole URL
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> put(String url, AsksOptions options) {
    return request("PUT", url, options);
  }

  /**
   * Sends a DELETE.
   *
   * @param url the whole URL
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> delete(String url) {
    return delete(url, AsksOptions.defaults());
  }

  /**
   * Sends a DELETE.
   *
   * @param url the whole URL
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> delete(String url, AsksOptions options) {
    return request("DELETE", url, options);
  }

  /**
   * Sends a OPTIONS.
   *
   * @param url the whole URL
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> options(String url) {
    return options(url, AsksOptions.defaults());
  }

  /**
   * Sends a OPTIONS.
   *
   * @param url the whole URL
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> options(String url, AsksOptions options) {
    return request("OPTIONS", url, options);
  }

  /**
   * Sends a PATCH.
   *
   * @param url the whole URL
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> patch(String url) {
    return patch(url, AsksOptions.defaults());
  }

  /**
   * Sends a PATCH.
   *
   * @param url the whole URL
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> patch(String url, AsksOptions options) {
    return request("PATCH", url, options);
  }

  /** Closes the session's connections; the second time it does nothing. */
  @Override
  void close();
}
