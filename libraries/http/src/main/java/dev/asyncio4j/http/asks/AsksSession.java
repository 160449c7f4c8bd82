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
public interface AsksSession extends AutoCloseable {
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
   * Sends a request to a path of the session's server.
   *
   * <p><i>Python:</i> {@code request(method, path=…)}.
   *
   * @param method such as {@code GET}
   * @param path behind base location and endpoint
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   * @throws IllegalStateException if the session has no base location
   */
  @CheckReturnValue
  Coroutine<AsksResponse> requestPath(String method, String path, AsksOptions options);

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
   * Sends a GET to a path of the session's server.
   *
   * @param path behind base location and endpoint
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> getPath(String path) {
    return getPath(path, AsksOptions.defaults());
  }

  /**
   * Sends a GET to a path of the session's server.
   *
   * @param path behind base location and endpoint
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> getPath(String path, AsksOptions options) {
    return requestPath("GET", path, options);
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
   * Sends a HEAD to a path of the session's server.
   *
   * @param path behind base location and endpoint
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> headPath(String path) {
    return headPath(path, AsksOptions.defaults());
  }

  /**
   * Sends a HEAD to a path of the session's server.
   *
   * @param path behind base location and endpoint
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> headPath(String path, AsksOptions options) {
    return requestPath("HEAD", path, options);
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
   * Sends a POST to a path of the session's server.
   *
   * @param path behind base location and endpoint
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> postPath(String path) {
    return postPath(path, AsksOptions.defaults());
  }

  /**
   * Sends a POST to a path of the session's server.
   *
   * @param path behind base location and endpoint
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> postPath(String path, AsksOptions options) {
    return requestPath("POST", path, options);
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
   * Sends a PUT to a path of the session's server.
   *
   * @param path behind base location and endpoint
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> putPath(String path) {
    return putPath(path, AsksOptions.defaults());
  }

  /**
   * Sends a PUT to a path of the session's server.
   *
   * @param path behind base location and endpoint
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> putPath(String path, AsksOptions options) {
    return requestPath("PUT", path, options);
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
   * Sends a DELETE to a path of the session's server.
   *
   * @param path behind base location and endpoint
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> deletePath(String path) {
    return deletePath(path, AsksOptions.defaults());
  }

  /**
   * Sends a DELETE to a path of the session's server.
   *
   * @param path behind base location and endpoint
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> deletePath(String path, AsksOptions options) {
    return requestPath("DELETE", path, options);
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
   * Sends a OPTIONS to a path of the session's server.
   *
   * @param path behind base location and endpoint
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> optionsPath(String path) {
    return optionsPath(path, AsksOptions.defaults());
  }

  /**
   * Sends a OPTIONS to a path of the session's server.
   *
   * @param path behind base location and endpoint
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> optionsPath(String path, AsksOptions options) {
    return requestPath("OPTIONS", path, options);
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

  /**
   * Sends a PATCH to a path of the session's server.
   *
   * @param path behind base location and endpoint
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> patchPath(String path) {
    return patchPath(path, AsksOptions.defaults());
  }

  /**
   * Sends a PATCH to a path of the session's server.
   *
   * @param path behind base location and endpoint
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  @CheckReturnValue
  default Coroutine<AsksResponse> patchPath(String path, AsksOptions options) {
    return requestPath("PATCH", path, options);
  }

  /** Closes the session's connections; the second time it does nothing. */
  @Override
  void close();
}
