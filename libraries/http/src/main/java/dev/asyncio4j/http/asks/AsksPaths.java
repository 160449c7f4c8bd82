package dev.asyncio4j.http.asks;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;

/**
 * Requests to paths of one server: {@code path=} instead of a URL.
 *
 * <p><i>Python:</i> the argument {@code path} of a session's methods. A path stands behind the base
 * location and the endpoint of the session.
 *
 * <p><b>Cancellation:</b> of a request closes its connection.
 *
 * <pre>{@code
 * var options = AsksSessionOptions.defaults().baseLocation("http://" + host).endpoint("/api");
 * try (var session = AsksSession.create(options)) {
 *   System.out.println(await(session.getPath("/items")).json());
 * }
 * }</pre>
 */
public interface AsksPaths {
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
}
