package dev.asyncio4j.http.web;

import dev.asyncio4j.http.Url;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path, or a template of paths, with the routes that it has for methods.
 *
 * <p><i>Python:</i> {@code web.Resource}.
 *
 * <pre>{@code
 * var user = Application.create().router().addResource("/users/{id}", "user");
 * user.addRoute("GET", request -> Response.text(request.matchInfo().get("id")));
 * System.out.println(user.urlFor("id", "7")); // /users/7
 * }</pre>
 */
public interface Resource {
  /**
   * {@return the path with the prefixes of its applications, names in braces: {@code /users/{id}}}
   */
  String canonical();

  /** {@return the name under which the router knows it} */
  Optional<String> name();

  /**
   * Makes the URL of this resource.
   *
   * <p><i>Python:</i> {@code url_for(**parts)}. The values are quoted.
   *
   * @param parts a value for each name of the template
   * @return a relative URL
   * @throws IllegalArgumentException if a name has no value, or a value no name
   * @throws UnsupportedOperationException if this is a sub-application
   */
  Url urlFor(Map<String, String> parts);

  /**
   * Makes the URL of this resource.
   *
   * @param keyValue names and values of the template in turn
   * @return a relative URL
   * @throws IllegalArgumentException if a name has no value, or a value no name
   * @throws UnsupportedOperationException if this is a sub-application
   */
  Url urlFor(String... keyValue);

  /**
   * Adds a route.
   *
   * @param method such as {@code GET}; {@code *} for any
   * @param handler what answers
   * @return the route
   * @throws IllegalStateException if the method has a route already, or the router is frozen
   * @throws UnsupportedOperationException if this is a sub-application or a folder of files
   */
  Route addRoute(String method, Handler handler);

  /** {@return its routes, in the order of their adding} */
  List<Route> routes();
}
