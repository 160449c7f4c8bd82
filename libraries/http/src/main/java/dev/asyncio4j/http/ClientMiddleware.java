package dev.asyncio4j.http;

/**
 * Code that requests pass on their way to the server, and replies on their way back.
 *
 * <p><i>Python:</i> a client middleware, {@code async def m(request, handler)}; here a method that
 * awaits. It may change the request, ask again, or answer itself. Each redirect passes it anew. It
 * runs within the total timeout. A request that it makes with the same session passes it, too,
 * unless that has {@code middlewares()}.
 *
 * <pre>{@code
 * ClientMiddleware retry = (request, next) -> {
 *   ClientResponse response = next.handle(request);
 *   for (int i = 0; i < 3 && response.status() == 503; i++) {
 *     response.release();
 *     await(sleep(Duration.ofSeconds(1)));
 *     response = next.handle(request);
 *   }
 *   return response;
 * };
 * }</pre>
 */
@FunctionalInterface
public interface ClientMiddleware {
  /**
   * Handles a request.
   *
   * @param request what is asked for; it may be changed
   * @param next leads on to the server; it may be called again
   * @return the reply
   * @throws Exception what the request fails with
   */
  ClientResponse handle(ClientRequest request, ClientHandler next) throws Exception;
}
