package dev.asyncio4j.http.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The resources and routes of an application.
 *
 * <p><i>Python:</i> {@code app.router}, {@code web.UrlDispatcher}. The longest path wins: one
 * without names before a template, and of two templates the one with more text before its first
 * name; else the one added first. A request is compared decoded; an encoded slash stays in its
 * segment.
 *
 * <pre>{@code
 * var router = Application.create().router();
 * router.addGet("/users/{id:\\d+}", r -> Response.text("user " + r.matchInfo().get("id")));
 * }</pre>
 */
public interface Router {
  /**
   * Adds a resource, or returns the one that was added last if its path and name are the same.
   *
   * @param path begins with a slash, or is empty; names in braces match a segment or part of one,
   *     {@code {name:regex}} what the expression matches
   * @return the resource
   * @throws IllegalArgumentException if the path is not of that form
   * @throws IllegalStateException if the application has been set up
   */
  default Resource addResource(String path) {
    return addResource(path, null);
  }

  /**
   * Adds a named resource.
   *
   * @param path as in {@link #addResource(String)}
   * @param name under which {@link #get(String)} finds it; null: none
   * @return the resource
   * @throws IllegalArgumentException if the path is not of that form, or the name is taken
   * @throws IllegalStateException if the application has been set up
   */
  Resource addResource(String path, @Nullable String name);

  /**
   * Adds a route.
   *
   * @param method such as {@code GET}; {@code *} for any
   * @param path as in {@link #addResource(String)}
   * @param handler what answers
   * @return the route
   * @throws IllegalStateException if the path has a route for the method, or the application has
   *     been set up
   */
  default Route addRoute(String method, String path, Handler handler) {
    return addRoute(method, path, handler, RouteOptions.defaults());
  }

  /**
   * Adds a route.
   *
   * @param method such as {@code GET}; {@code *} for any
   * @param path as in {@link #addResource(String)}
   * @param handler what answers
   * @param options name and others; {@code allowHead} has no effect here
   * @return the route
   * @throws IllegalStateException if the path has a route for the method, or the application has
   *     been set up
   */
  Route addRoute(String method, String path, Handler handler, RouteOptions options);

  /**
   * Adds a route for GET, which answers HEAD, too.
   *
   * @param path as in {@link #addResource(String)}
   * @param handler what answers
   * @return the route
   */
  default Route addGet(String path, Handler handler) {
    return addGet(path, handler, RouteOptions.defaults());
  }

  /**
   * Adds a route for GET.
   *
   * @param path as in {@link #addResource(String)}
   * @param handler what answers
   * @param allowHead whether it answers HEAD, too
   * @return the route
   */
  default Route addGet(String path, Handler handler, boolean allowHead) {
    return addGet(path, handler, RouteOptions.defaults().allowHead(allowHead));
  }

  /**
   * Adds a route for GET.
   *
   * @param path as in {@link #addResource(String)}
   * @param handler what answers
   * @param options name and others
   * @return the route
   */
  default Route addGet(String path, Handler handler, RouteOptions options) {
    if (options.allowHead()) addRoute("HEAD", path, handler, options);
    return addRoute("GET", path, handler, options);
  }

  /**
   * Adds a route for HEAD.
   *
   * @param path as in {@link #addResource(String)}
   * @param handler what answers
   * @return the route
   */
  default Route addHead(String path, Handler handler) {
    return addRoute("HEAD", path, handler);
  }

  /**
   * Adds a route for OPTIONS.
   *
   * @param path as in {@link #addResource(String)}
   * @param handler what answers
   * @return the route
   */
  default Route addOptions(String path, Handler handler) {
    return addRoute("OPTIONS", path, handler);
  }

  /**
   * Adds a route for POST.
   *
   * @param path as in {@link #addResource(String)}
   * @param handler what answers
   * @return the route
   */
  default Route addPost(String path, Handler handler) {
    return addRoute("POST", path, handler);
  }

  /**
   * Adds a route for PUT.
   *
   * @param path as in {@link #addResource(String)}
   * @param handler what answers
   * @return the route
   */
  default Route addPut(String path, Handler handler) {
    return addRoute("PUT", path, handler);
  }

  /**
   * Adds a route for PATCH.
   *
   * @param path as in {@link #addResource(String)}
   * @param handler what answers
   * @return the route
   */
  default Route addPatch(String path, Handler handler) {
    return addRoute("PATCH", path, handler);
  }

  /**
   * Adds a route for DELETE.
   *
   * @param path as in {@link #addResource(String)}
   * @param handler what answers
   * @return the route
   */
  default Route addDelete(String path, Handler handler) {
    return addRoute("DELETE", path, handler);
  }

  /**
   * Adds a view, which answers the methods that it overrides.
   *
   * @param path as in {@link #addResource(String)}
   * @param view makes one for each request
   * @return the route
   */
  default Route addView(String path, Supplier<? extends View> view) {
    return addRoute(Methods.ANY, path, Views.handler(view));
  }

  /**
   * Adds a folder of files.
   *
   * @param prefix of their paths
   * @param folder where they lie
   * @return the resource
   * @throws IllegalArgumentException if there is no such folder
   */
  default Resource addStatic(String prefix, Path folder) {
    return addStatic(prefix, folder, StaticOptions.defaults());
  }

  /**
   * Adds a folder of files.
   *
   * @param prefix of their paths
   * @param folder where they lie
   * @param options name and others
   * @return the resource
   * @throws IllegalArgumentException if there is no such folder
   */
  Resource addStatic(String prefix, Path folder, StaticOptions options);

  /** {@return the named resources} */
  Map<String, Resource> named();

  /**
   * Returns a named resource.
   *
   * @param name of it
   * @return the resource
   * @throws java.util.NoSuchElementException if there is none
   */
  Resource get(String name);

  /** {@return all resources, in the order of their adding} */
  List<Resource> resources();

  /** {@return all routes, those of sub-applications, too} */
  List<Route> routes();
}
