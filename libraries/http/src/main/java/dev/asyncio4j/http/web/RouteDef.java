package dev.asyncio4j.http.web;

/**
 * A route to be, which an application takes.
 *
 * <p><i>Python:</i> {@code web.RouteDef}, {@code web.StaticDef}; made by {@link Web}.
 *
 * <pre>{@code
 * var app = Application.create();
 * app.addRoutes(Web.get("/", request -> Response.text("Hello")));
 * }</pre>
 */
@FunctionalInterface
public interface RouteDef {
  /**
   * Adds the route.
   *
   * @param router of the application
   */
  void register(Router router);
}
