package dev.asyncio4j.http.web;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * A list of routes, gathered before there is an application.
 *
 * <p><i>Python:</i> {@code web.RouteTableDef}; its decorators are calls here.
 *
 * <pre>{@code
 * var routes = RouteTable.create();
 * routes.get("/", request -> Response.text("Hello"));
 * Application.create().addRoutes(routes);
 * }</pre>
 */
public final class RouteTable implements Iterable<RouteDef> {
  private final List<RouteDef> routes = new ArrayList<>();

  private RouteTable() {}

  /** {@return a new, empty list} */
  public static RouteTable create() {
    return new RouteTable();
  }

  /**
   * Adds a route for GET.
   *
   * @param path or template of paths
   * @param handler what answers
   * @return this
   */
  public RouteTable get(String path, Handler handler) {
    return add(Web.get(path, handler));
  }

  /**
   * Adds a route for HEAD.
   *
   * @param path or template of paths
   * @param handler what answers
   * @return this
   */
  public RouteTable head(String path, Handler handler) {
    return add(Web.head(path, handler));
  }

  /**
   * Adds a route for OPTIONS.
   *
   * @param path or template of paths
   * @param handler what answers
   * @return this
   */
  public RouteTable options(String path, Handler handler) {
    return add(Web.options(path, handler));
  }

  /**
   * Adds a route for POST.
   *
   * @param path or template of paths
   * @param handler what answers
   * @return this
   */
  public RouteTable post(String path, Handler handler) {
    return add(Web.post(path, handler));
  }

  /**
   * Adds a route for PUT.
   *
   * @param path or template of paths
   * @param handler what answers
   * @return this
   */
  public RouteTable put(String path, Handler handler) {
    return add(Web.put(path, handler));
  }

  /**
   * Adds a route for PATCH.
   *
   * @param path or template of paths
   * @param handler what answers
   * @return this
   */
  public RouteTable patch(String path, Handler handler) {
    return add(Web.patch(path, handler));
  }

  /**
   * Adds a route for DELETE.
   *
   * @param path or template of paths
   * @param handler what answers
   * @return this
   */
  public RouteTable delete(String path, Handler handler) {
    return add(Web.delete(path, handler));
  }

  /**
   * Adds a route for any method.
   *
   * @param method such as {@code GET}; {@code *} for any
   * @param path or template of paths
   * @param handler what answers
   * @return this
   */
  public RouteTable route(String method, String path, Handler handler) {
    return add(Web.route(method, path, handler));
  }

  /**
   * Adds a view.
   *
   * @param path or template of paths
   * @param view makes one for each request
   * @return this
   */
  public RouteTable view(String path, Supplier<? extends View> view) {
    return add(Web.view(path, view));
  }

  /**
   * Adds a folder of files.
   *
   * @param prefix of their paths
   * @param folder where they lie
   * @return this
   */
  public RouteTable staticFiles(String prefix, Path folder) {
    return add(Web.staticFiles(prefix, folder));
  }

  /**
   * Adds any route, such as one of {@link Web} with options.
   *
   * @param route to add
   * @return this
   */
  public RouteTable add(RouteDef route) {
    routes.add(route);
    return this;
  }

  @Override
  public Iterator<RouteDef> iterator() {
    return Collections.unmodifiableList(routes).iterator();
  }

  @Override
  public String toString() {
    return "RouteTable[" + routes.size() + "]";
  }
}
