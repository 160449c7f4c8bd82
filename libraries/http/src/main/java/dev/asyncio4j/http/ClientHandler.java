package dev.asyncio4j.http;

/**
 * The rest of the way to the server, for a {@link ClientMiddleware}.
 *
 * <p><i>Python:</i> {@code ClientHandlerType}.
 */
@FunctionalInterface
public interface ClientHandler {
  /**
   * Sends a request and waits for its reply.
   *
   * @param request what is asked for
   * @return the reply
   * @throws Exception what the request fails with
   */
  ClientResponse handle(ClientRequest request) throws Exception;
}
