package dev.asyncio4j.http.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of routing: the values of the template's names, and the route.
 *
 * <p><i>Python:</i> {@code request.match_info}. The map cannot be changed.
 *
 * <pre>{@code
 * Handler show = request -> Response.text("article " + request.matchInfo().get("id"));
 * }</pre>
 */
public interface MatchInfo extends Map<String, String> {
  /** {@return the route; one without a resource if none was found} */
  Route route();

  /** {@return the applications that the request passes, the outermost first} */
  List<Application> apps();

  /** {@return the reply if no route was found: 404 or 405} */
  Optional<HttpException> httpException();
}
