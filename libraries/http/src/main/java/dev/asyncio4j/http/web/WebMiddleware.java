package dev.asyncio4j.http.web;

/**
 * Stands between requests and handlers, to look at both and to change them.
 *
 * <p><i>Python:</i> {@code @web.middleware async def m(request, handler)}. The first one of an
 * application is the outermost; those of a sub-application are inside those of its parent. It is
 * called for requests without a route, too: {@code next} throws the 404 then.
 *
 * <pre>{@code
 * WebMiddleware timing = (request, next) -> {
 *   var start = getRunningLoop().time();
 *   var response = next.handle(request);
 *   return response.header("X-Took", getRunningLoop().time().minus(start).toString());
 * };
 * }</pre>
 */
@FunctionalInterface
public interface WebMiddleware {
  /**
   * Answers {@code request}, mostly by {@code next}.
   *
   * @param request the request
   * @param next the next middleware, or the handler
   * @return the response
   * @throws Exception if there is none
   */
  StreamResponse handle(Request request, Handler next) throws Exception;
}
