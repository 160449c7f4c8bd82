package dev.asyncio4j.http.web;

import dev.asyncio4j.VoidBody1;
import org.jspecify.annotations.Nullable;

/**
 * The options of a route; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code add_route}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var named = Web.get("/users/{id}", r -> Response.text("…"), RouteOptions.defaults().name("user"));
 * }</pre>
 *
 * @param name of the resource; null: none
 * @param allowHead whether a route for GET answers HEAD, too
 * @param expectHandler answers the header Expect; null: sends 100, or fails with 417
 */
public record RouteOptions(
    @Nullable String name, boolean allowHead, @Nullable VoidBody1<Request> expectHandler) {
  private static final RouteOptions DEFAULTS = new RouteOptions(null, true, null);

  /**
   * Returns the defaults: no name, HEAD as GET, Expect as the standard says.
   *
   * @return the defaults
   */
  public static RouteOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Names the resource, for {@link Router#get(String)}.
   *
   * @param name of the resource: words, with dots, colons or dashes between them
   * @return a changed copy
   */
  public RouteOptions name(String name) {
    return new RouteOptions(name, allowHead, expectHandler);
  }

  /**
   * Chooses whether a route for GET answers HEAD, too.
   *
   * @param allow false for GET only
   * @return a changed copy
   */
  public RouteOptions allowHead(boolean allow) {
    return new RouteOptions(name, allow, expectHandler);
  }

  /**
   * Sets what is done about a request with the header Expect, before its handler is called.
   *
   * <p><i>Python:</i> {@code expect_handler}. It returns for the server to go on (which sends 100
   * when the body is first read), or throws an {@link HttpException}.
   *
   * @param handler gets the request
   * @return a changed copy
   */
  public RouteOptions expectHandler(VoidBody1<Request> handler) {
    return new RouteOptions(name, allowHead, handler);
  }
}
