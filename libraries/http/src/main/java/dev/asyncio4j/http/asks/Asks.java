package dev.asyncio4j.http.asks;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.Locale;

/**
 * Requests without a session: one line each.
 *
 * <p><i>Python:</i> the functions of the module {@code asks}. Each makes a connection of its own.
 *
 * <p><b>Cancellation:</b> closes the connection.
 *
 * <p><b>Thread and loop:</b> in a coroutine of any loop.
 *
 * <pre>{@code
 * System.out.println(await(Asks.get("http://" + host + "/")).text());
 * }</pre>
 */
@CheckReturnValue
public final class Asks {
  private Asks() {}

  /**
   * Sends a request.
   *
   * @param method such as {@code GET}
   * @param uri of scheme http or https
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  public static Coroutine<AsksResponse> request(String method, String uri) {
    return request(method, uri, AsksOptions.defaults());
  }

  /**
   * Sends a request.
   *
   * @param method such as {@code GET}
   * @param uri of scheme http or https
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  public static Coroutine<AsksResponse> request(String method, String uri, AsksOptions options) {
    return AsksClient.once(method.toUpperCase(Locale.ROOT), uri, options);
  }

  /**
   * Sends a GET.
   *
   * @param uri of scheme http or https
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  public static Coroutine<AsksResponse> get(String uri) {
    return request("GET", uri);
  }

  /**
   * Sends a GET.
   *
   * @param uri of scheme http or https
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  public static Coroutine<AsksResponse> get(String uri, AsksOptions options) {
    return request("GET", uri, options);
  }

  /**
   * Sends a HEAD.
   *
   * @param uri of scheme http or https
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  public static Coroutine<AsksResponse> head(String uri) {
    return request("HEAD", uri);
  }

  /**
   * Sends a HEAD.
   *
   * @param uri of scheme http or https
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  public static Coroutine<AsksResponse> head(String uri, AsksOptions options) {
    return request("HEAD", uri, options);
  }

  /**
   * Sends a POST.
   *
   * @param uri of scheme http or https
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  public static Coroutine<AsksResponse> post(String uri) {
    return request("POST", uri);
  }

  /**
   * Sends a POST.
   *
   * @param uri of scheme http or https
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  public static Coroutine<AsksResponse> post(String uri, AsksOptions options) {
    return request("POST", uri, options);
  }

  /**
   * Sends a PUT.
   *
   * @param uri of scheme http or https
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  public static Coroutine<AsksResponse> put(String uri) {
    return request("PUT", uri);
  }

  /**
   * Sends a PUT.
   *
   * @param uri of scheme http or https
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  public static Coroutine<AsksResponse> put(String uri, AsksOptions options) {
    return request("PUT", uri, options);
  }

  /**
   * Sends a DELETE.
   *
   * @param uri of scheme http or https
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  public static Coroutine<AsksResponse> delete(String uri) {
    return request("DELETE", uri);
  }

  /**
   * Sends a DELETE.
   *
   * @param uri of scheme http or https
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  public static Coroutine<AsksResponse> delete(String uri, AsksOptions options) {
    return request("DELETE", uri, options);
  }

  /**
   * Sends a OPTIONS.
   *
   * @param uri of scheme http or https
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  public static Coroutine<AsksResponse> options(String uri) {
    return request("OPTIONS", uri);
  }

  /**
   * Sends a OPTIONS.
   *
   * @param uri of scheme http or https
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  public static Coroutine<AsksResponse> options(String uri, AsksOptions options) {
    return request("OPTIONS", uri, options);
  }

  /**
   * Sends a PATCH.
   *
   * @param uri of scheme http or https
   * @return the reply, read
   * @throws AsksException when awaited, if there is none
   */
  public static Coroutine<AsksResponse> patch(String uri) {
    return request("PATCH", uri);
  }

  /**
   * Sends a PATCH.
   *
   * @param uri of scheme http or https
   * @param options of the request
   * @return the reply, read unless it is a stream
   * @throws AsksException when awaited, if there is none
   */
  public static Coroutine<AsksResponse> patch(String uri, AsksOptions options) {
    return request("PATCH", uri, options);
  }
}
