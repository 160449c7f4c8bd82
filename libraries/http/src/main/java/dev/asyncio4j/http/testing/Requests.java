package dev.asyncio4j.http.testing;

import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.http.web.Request;
import dev.asyncio4j.http.wire.Mocks;
import dev.asyncio4j.http.wire.RequestHead;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Requests without a connection, for tests of a handler alone.
 *
 * <p><i>Python:</i> {@code test_utils.make_mocked_request}. They have no body and no address; what
 * is written to them is dropped. Most handlers are better tested by {@link TestClient}.
 *
 * <pre>{@code
 * Handler hello = request -> Response.text("Hello, " + request.query().get("name"));
 * var response = (Response) hello.handle(Requests.mocked("GET", "/?name=Ada"));
 * System.out.println(response.text());
 * }</pre>
 */
public final class Requests {
  private Requests() {}

  /**
   * Makes a request.
   *
   * @param method such as {@code GET}
   * @param path and query
   * @return a new request, which has not been routed
   */
  public static Request mocked(String method, String path) {
    return mocked(method, path, Headers.create());
  }

  /**
   * Makes a request with headers.
   *
   * @param method such as {@code GET}
   * @param path and query
   * @param headers all of them
   * @return a new request, which has not been routed
   */
  public static Request mocked(String method, String path, Headers headers) {
    return mocked(method, path, headers, null);
  }

  /**
   * Makes a request that an application has routed.
   *
   * @param method such as {@code GET}
   * @param path and query
   * @param headers all of them
   * @param app whose routes are asked; null: none
   * @return a new request
   */
  public static Request mocked(
      String method, String path, Headers headers, @Nullable Application app) {
    var head = new RequestHead(method.toUpperCase(Locale.ROOT), path, 1, headers, true, false, 0);
    return (Request) Mocks.request(head, app);
  }
}
