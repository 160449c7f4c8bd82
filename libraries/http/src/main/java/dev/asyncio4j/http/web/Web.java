package dev.asyncio4j.http.web;

import dev.asyncio4j.Coroutine;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The door of the server: routes, and an application that runs until it is stopped.
 *
 * <p><i>Python:</i> the functions of {@code aiohttp.web}.
 *
 * <pre>{@code
 * var app = Application.create();
 * app.addRoutes(Web.get("/{name}", r -> Response.text("Hello, " + r.matchInfo().get("name"))));
 * Web.runApp(app, RunAppOptions.defaults().port(8080));
 * }</pre>
 */
public final class Web {
  private Web() {}

  /**
   * Runs an application on port 8080 of all interfaces until SIGINT or SIGTERM.
   *
   * @param app the application
   */
  public static void runApp(Application app) {
    runApp(app, RunAppOptions.defaults());
  }

  /**
   * Runs an application until SIGINT or SIGTERM: then it is shut down in order, and this returns.
   *
   * <p><i>Python:</i> {@code web.run_app}. A second SIGINT ends the shutdown at once.
   *
   * <p><b>Thread and loop:</b> makes a loop and blocks the calling thread, in which none may run.
   *
   * @param app the application
   * @param options addresses and others
   * @throws java.io.UncheckedIOException if an address cannot be listened on; it names it
   */
  public static void runApp(Application app, RunAppOptions options) {
    RunApp.run(() -> app, options);
  }

  /**
   * Runs an application that a coroutine makes, on port 8080, until SIGINT or SIGTERM.
   *
   * @param app makes the application, on the loop
   */
  public static void runApp(Supplier<? extends Coroutine<Application>> app) {
    runApp(app, RunAppOptions.defaults());
  }

  /**
   * Runs an application that a coroutine makes until SIGINT or SIGTERM.
   *
   * @param app makes the application, on the loop
   * @param options addresses and others
   * @throws java.io.UncheckedIOException if an address cannot be listened on; it names it
   */
  public static void runApp(Supplier<? extends Coroutine<Application>> app, RunAppOptions options) {
    RunApp.run(() -> dev.asyncio4j.Asyncio.await(app.get()), options);
  }

  /**
   * Makes a route for GET, which answers HEAD, too.
   *
   * @param path or template of paths
   * @param handler what answers
   * @return the route, for {@link Application#addRoutes}
   */
  public static RouteDef get(String path, Handler handler) {
    return get(path, handler, RouteOptions.defaults());
  }

  /**
   * Makes a route for GET with options.
   *
   * @param path or template of paths
   * @param handler what answers
   * @param options name and others
   * @return the route, for {@link Application#addRoutes}
   */
  public static RouteDef get(String path, Handler handler, RouteOptions options) {
    return router -> router.addGet(path, handler, options);
  }

  /**
   * Makes a route for HEAD.
   *
   * @param path or template of paths
   * @param handler what answers
   * @return the route, for {@link Application#addRoutes}
   */
  public static RouteDef head(String path, Handler handler) {
    return head(path, handler, RouteOptions.defaults());
  }

  /**
   * Makes a route for HEAD with options.
   *
   * @param path or template of paths
   * @param handler what answers
   * @param options name and others
   * @return the route, for {@link Application#addRoutes}
   */
  public static RouteDef head(String path, Handler handler, RouteOptions options) {
    return router -> router.addRoute("HEAD", path, handler, options);
  }

  /**
   * Makes a route for OPTIONS.
   *
   * @param path or template of paths
   * @param handler what answers
   * @return the route, for {@link Application#addRoutes}
   */
  public static RouteDef options(String path, Handler handler) {
    return options(path, handler, RouteOptions.defaults());
  }

  /**
   * Makes a route for OPTIONS with options.
   *
   * @param path or template of paths
   * @param handler what answers
   * @param options name and others
   * @return the route, for {@link Application#addRoutes}
   */
  public static RouteDef options(String path, Handler handler, RouteOptions options) {
    return router -> router.addRoute("OPTIONS", path, handler, options);
  }

  /**
   * Makes a route for POST.
   *
   * @param path or template of paths
   * @param handler what answers
   * @return the route, for {@link Application#addRoutes}
   */
  public static RouteDef post(String path, Handler handler) {
    return post(path, handler, RouteOptions.defaults());
  }

  /**
   * Makes a route for POST with options.
   *
   * @param path or template of paths
   * @param handler what answers
   * @param options name and others
   * @return the route, for {@link Application#addRoutes}
   */
  public static RouteDef post(String path, Handler handler, RouteOptions options) {
    return router -> router.addRoute("POST", path, handler, options);
  }

  /**
   * Makes a route for PUT.
   *
   * @param path or template of paths
   * @param handler what answers
   * @return the route, for {@link Application#addRoutes}
   */
  public static RouteDef put(String path, Handler handler) {
    return put(path, handler, RouteOptions.defaults());
  }

  /**
   * Makes a route for PUT with options.
   *
   * @param path or template of paths
   * @param handler what answers
   * @param options name and others
   * @return the route, for {@link Application#addRoutes}
   */
  public static RouteDef put(String path, Handler handler, RouteOptions options) {
    return router -> router.addRoute("PUT", path, handler, options);
  }

  /**
   * Makes a route for PATCH.
   *
   * @param path or template of paths
   * @param handler what answers
   * @return the route, for {@link Application#addRoutes}
   */
  public static RouteDef patch(String path, Handler handler) {
    return patch(path, handler, RouteOptions.defaults());
  }

  /**
   * Makes a route for PATCH with options.
   *
   * @param path or template of paths
   * @param handler what answers
   * @param options name and others
   * @return the route, for {@link Application#addRoutes}
   */
  public static RouteDef patch(String path, Handler handler, RouteOptions options) {
    return router -> router.addRoute("PATCH", path, handler, options);
  }

  /**
   * Makes a route for DELETE.
   *
   * @param path or template of paths
   * @param handler what answers
   * @return the route, for {@link Application#addRoutes}
   */
  public static RouteDef delete(String path, Handler handler) {
    return delete(path, handler, RouteOptions.defaults());
  }

  /**
   * Makes a route for DELETE with options.
   *
   * @param path or template of paths
   * @param handler what answers
   * @param options name and others
   * @return the route, for {@link Application#addRoutes}
   */
  public static RouteDef delete(String path, Handler handler, RouteOptions options) {
    return router -> router.addRoute("DELETE", path, handler, options);
  }

  /**
   * Makes a route.
   *
   * @param method such as {@code GET}; {@code *} for any
   * @param path or template of paths
   * @param handler what answers
   * @return the route, for {@link Application#addRoutes}
   */
  public static RouteDef route(String method, String path, Handler handler) {
    return router -> router.addRoute(method, path, handler);
  }

  /**
   * Makes a view, which answers the methods that it overrides.
   *
   * @param path or template of paths
   * @param view makes one for each request
   * @return the route, for {@link Application#addRoutes}
   */
  public static RouteDef view(String path, Supplier<? extends View> view) {
    return router -> router.addView(path, view);
  }

  /**
   * Makes a folder of files.
   *
   * @param prefix of their paths
   * @param folder where they lie
   * @return the route, for {@link Application#addRoutes}
   */
  public static RouteDef staticFiles(String prefix, Path folder) {
    return staticFiles(prefix, folder, StaticOptions.defaults());
  }

  /**
   * Makes a folder of files.
   *
   * @param prefix of their paths
   * @param folder where they lie
   * @param options name and others
   * @return the route, for {@link Application#addRoutes}
   */
  public static RouteDef staticFiles(String prefix, Path folder, StaticOptions options) {
    return router -> router.addStatic(prefix, folder, options);
  }

  /**
   * Makes a middleware that sends clients to the path that exists, if theirs does not.
   *
   * <p>It tries a slash at the end, none, and single slashes in place of several.
   *
   * <p><i>Python:</i> {@code web.normalize_path_middleware}.
   *
   * @param options what is tried
   * @return the middleware
   */
  public static WebMiddleware normalizePath(NormalizeOptions options) {
    return new NormalizePath(options);
  }
}
