package dev.asyncio4j.http.web;

/**
 * Answers a request, in a task of its own.
 *
 * <p><i>Python:</i> {@code async def handler(request)}. It awaits as it likes, and returns the
 * response, or throws an {@link HttpException}; any other exception is a reply of status 500 and a
 * line in the log.
 *
 * <p><b>Cancellation:</b> the task is cancelled at the end of a shutdown, and when the client
 * leaves if {@link RunnerOptions#handlerCancellation} is set.
 *
 * <p><b>Thread and loop:</b> called on the server's loop.
 *
 * <pre>{@code
 * Handler hello = request -> Response.text("Hello, " + request.matchInfo().get("name"));
 * }</pre>
 */
@FunctionalInterface
public interface Handler {
  /**
   * Answers {@code request}.
   *
   * @param request the request
   * @return the response: a new one for each request
   * @throws Exception if there is none
   */
  StreamResponse handle(Request request) throws Exception;
}
